# What readers take away: the panels "Share" and "Download", the map for other pages, the sheet for paper, cards, feed.
share-download = Download
share-share = Share
share-download-title = { $count ->
    [one] Download { $count } report
   *[other] Download { $count } reports
  }
share-title = Share this view
share-link = Link
share-copy = Copy
share-copied = Copied
share-copy-failed = The browser did not allow it. The text is selected: copy it with the keyboard.
share-send = Send to…
share-card = What others see of the link
share-embed = In another page
share-code = Code of the frame
share-width = Width
share-height = Height
share-timeline = Timeline
share-legend = Key
share-picture = As a picture
share-sharpness = Sharpness
share-map = Map
share-map-of = Map: { $title }
share-png = Picture (PNG)
share-svg = Drawing (SVG)
share-print = Sheet for paper
share-print-now = Print
share-back = Back to the map
share-address = Address for programs
share-feed = Follow changes (Atom feed)
share-api = About the data and the API
share-open = Open the map
share-report = Report
share-source-count = { $count ->
    [one] { $count } source
   *[other] { $count } sources
  }
share-sheet-period = Period
share-sheet-shown = Shown
share-sheet-filters = Filters
share-sheet-address = Address
share-sheet-sources = Sources
share-unplaced = { $count } of them without a place
share-left-out = { $count } more are not listed here; they stand at the address above.
share-by-category = categories: { $list }
share-by-status = status: { $list }
share-by-side = side: { $list }
share-by-none = none
share-by-km = km { $from }–{ $to }
share-by-km-from = from km { $from }
share-by-km-to = up to km { $to }
share-by-search = search “{ $words }”
share-by-view = in this view only
