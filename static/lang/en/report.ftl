# A report: the detail card and its permanent page.
report-comma = ,
report-when = When
report-where = Where
report-border = Border
report-who = Who
report-kind = Kind
report-replaced-by = Replaced by
report-figures = Figures
report-figures-unit = Figures, { $unit }
report-quoted = as quoted by the sources
report-sources = { $count ->
    [0] No source
    [1] One source
    [2] Two sources
    [3] Three sources
    [4] Four sources
    [5] Five sources
    [6] Six sources
    [7] Seven sources
    [8] Eight sources
    [9] Nine sources
   *[other] { $count } sources
  }
report-sources-hint = letter: the publisher; figure: the item
report-more-sources = { $count ->
    [one] { $count } more source
   *[other] { $count } more sources
  }
report-archived = archived copy
report-ratings = What these letters and figures mean
report-ratings-note = Rated independently, never averaged: the letter says how reliable the publisher is, the figure how credible this item.
report-corrections = Corrections
report-part-of = Part of
report-parts = Its parts
report-bears-on = Bears on
report-permanent = Permanent page
report-graphic = Graphic: { $alt }.
report-graphic-show = Show it
report-no-description = no description
report-picture = Picture without a description
report-recording = Recording
report-film = Film
report-published-at = Where it was published
report-elsewhere = Picture or film elsewhere
report-elsewhere-graphic = Graphic picture or film elsewhere
report-crumbs = You are here
report-map = Map
report-side = Map and related pages
report-no-map = Not on the map: this report has no place.
report-on-map = See it on the map
report-in-time = In time
report-along = Along the border
report-km = km { $km }
report-previous-in-time = Previous report in time, { $where }
report-next-in-time = Next report in time, { $where }
report-previous-along = Previous report along the border, { $where }
report-next-along = Next report along the border, { $where }
report-more = More
report-in-story = Step { $step } of the story:
report-claim = Claim { $id }, { $verdict }:
report-changed = Last changed { $day }
report-choice = Several reports have this name
report-choice-note = More than one collection holds a report called { $id }. Each has an address of its own.
report-evidence = Figures and sources
