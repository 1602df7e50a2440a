# What every page has around it.
page-language-name = English
page-languages = Language
page-skip = Skip to content
page-nav = Pages
page-map = Map
page-story = Story
page-borders = Borders
page-claims = Claims
page-data = Data and API
page-about = About
page-theme = Dark theme
page-theme-title = Light or dark
page-about-data = About the data
