# The strip: the border drawn straight, space and time, the sector.
strip-spacetime = Space and time
strip-caption = the border drawn straight: km along it, distance from it (km, square-root scale)
strip-spacetime-caption = each report by its km and its days; a bar is as long as the stretch on which it may lie
strip-borders = Border
strip-elsewhere = { $count ->
    [one] { $count } report is
   *[other] { $count } reports are
  } not on it
strip-elsewhere-why = of another border or without a place
strip-far = { $count ->
    [one] { $count } report
   *[other] { $count } reports
  } more than { $km } km away left out
strip-sector = km { $from }–{ $to }
strip-clear = clear
strip-clear-sector = Clear the sector
strip-length = { $km } km of border
strip-certain = { $count ->
    [one] { $count } report
   *[other] { $count } reports
  } certainly here
strip-possible = { $count } possibly
strip-statements = { $count ->
    [one] { $count } statement
   *[other] { $count } statements
  } apart
strip-on-side = { $side }: { $count }
strip-side = { $adjective } side
strip-km = km { $km }
strip-between = somewhere on km { $from }–{ $to }
strip-first-km = First km of the sector
strip-last-km = Last km of the sector
strip-marks = Reports along the border; left and right arrow keys go along it
strip-drawing = { $name }, drawn straight over { $km } km: { $count ->
    [one] { $count } report
   *[other] { $count } reports
  }
strip-view = The map shows { $ranges }
strip-view-none = The map shows no part of this border
strip-drag = drag along the km to choose a stretch
strip-failed = The strip could not be loaded.
strip-retry = Try again
strip-stretch = km { $from }–{ $to }: { $status }
strip-recognised = recognised
strip-disputed = disputed
strip-line-of-control = line of control
strip-ceasefire-line = ceasefire line
strip-indefinite = indefinite
strip-claim = claim
strip-unstated = status not stated
strip-columns = reports by bank, a column each { $km } km; light: only possibly there
