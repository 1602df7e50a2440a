# Dates, numbers, places and ratings in words.
words-not-known = not known
words-span = { $from } – { $to }
words-week-of = In the week of { $day }
words-about-days = About { $days }
words-date-unknown = Not known; filed under { $days }
words-no-date = no date
words-since = since { $day }
words-until = until { $day }
words-any-time = at any time
words-not-on-map = not on the map
words-very-spot = the very spot
words-within = within { $km } km
words-error-unknown = error not known
words-in-disc = somewhere in this disc of { $km } km
words-where-said = where it was said
words-no-place-along = About the { $border }; no place along it
words-km = km { $km }
words-km-of = km { $km } of { $length }
words-opposite = opposite km { $km }
words-at-border = At the border, { $km }
words-at-border-within = At the border, { $km }, within { $distance } of it
words-inside = { $km }, { $distance } inside { $side }
words-away = { $km }, { $distance } from the border
words-with-interval = { $sentence } ({ $low }–{ $high })
words-about-on-side = About { $distance } on the { $side } side, opposite km { $km }
words-about-away = About { $distance } from the border, opposite km { $km }
words-somewhere = Somewhere in this disc: km { $km }
words-somewhere-in = Somewhere in { $place }: km { $km }
words-on-side = { $sentence }, on the { $side } side
words-share-on-side = { $sentence }, { $share } % of the disc on the { $side } side
words-distance = { $km } km
words-distance-less = less than { $km } km
words-border-named = border { $id }
words-unverified = Unverified
words-corroborated = Corroborated
words-contested = Contested
words-refuted = Refuted
words-retracted = Retracted
words-unverified-means = one origin, no second one found
words-corroborated-means = two origins that do not copy each other
words-contested-means = the sources contradict each other
words-refuted-means = shown to be wrong
words-retracted-means = withdrawn by those who published it
words-publisher-not-rated = publisher not rated
words-item-not-rated = item not rated
words-rating = { $publisher }; { $item }
words-reliability-a = completely reliable
words-reliability-b = usually reliable
words-reliability-c = fairly reliable
words-reliability-d = not usually reliable
words-reliability-e = unreliable
words-reliability-f = cannot be judged
words-credibility-1 = confirmed
words-credibility-2 = probable
words-credibility-3 = possible
words-credibility-4 = doubtful
words-credibility-5 = improbable
words-credibility-6 = cannot be judged
words-crossing-open = open
words-crossing-closed = closed
words-crossing-restricted = restricted
words-crossing-unknown = not known
words-borders = { $count ->
    [one] { $count } border
   *[other] { $count } borders
  }
words-reports = { $count ->
    [one] { $count } report
   *[other] { $count } reports
  }
words-discs = { $count ->
    [one] { $count } uncertainty disc
   *[other] { $count } uncertainty discs
  }
words-crossings = { $count ->
    [one] { $count } crossing
   *[other] { $count } crossings
  }
words-places = { $count ->
    [one] { $count } place
   *[other] { $count } places
  }
words-areas = { $count ->
    [one] { $count } area
   *[other] { $count } areas
  }
words-features = { $count ->
    [one] { $count } feature
   *[other] { $count } features
  }
words-undated = undated
words-at-least = at least { $value }
words-at-most = at most { $value }
