border-title = The border between { $left } and { $right }
border-headline = The { $name }
border-list-none = This project draws no border.
border-list-standfirst = { $borders }, each between two neighbours, measured in geodesic kilometres.
border-list-map = Map of the borders
border-column-border = Border
border-column-length = Length, km
border-column-parts = Parts
border-column-status = Status
border-column-crossings = Crossings
border-column-reports = Reports
border-status-recognised = recognised
border-status-disputed = disputed
border-status-line-of-control = line of control
border-status-ceasefire-line = ceasefire line
border-status-indefinite = indefinite
border-status-claim = claim
border-status-not-stated = status not stated
border-status-mixed = different from stretch to stretch
border-direction = Measured from { $way ->
    [east] east to west
   *[west] west to east
  }, { $left } on the left{ $flipped ->
    [yes] , but for parts where the sides change hands
   *[no] {""}
  }; { $status }
border-km = { $km } km
border-metres = { $metres } m
border-miles = { $miles } mi
border-length-words = { $miles } mi, geodesic{ $parts ->
    [1] {""}
   *[other] , in { $parts } parts
  }; the line is drawn from { $count ->
    [one] { $count } point
   *[other] { $count } points
  }
border-quoted-by = quoted by { $who }: { $note }
border-crossings-on = { $statuses } on { $day }
border-status-count = { $count } { $status }
border-reports-placed = reports placed in { $left } and in { $right }
border-besides = { $sentence }; besides, { $rest }
border-statements = { $count ->
    [one] { $count } statement
   *[other] { $count } statements
  }
border-elsewhere = { $count } on other territory
border-without-place = { $count } without a place along it
border-as-the-crow-flies = between its two ends as the crow flies
border-quotes-none = The project quotes nobody’s figure for this border.
border-quote = { $who }: { $figure }
border-quote-agrees = { $quote }. The line drawn here, { $length }, agrees to { $distance }.
border-quote-more = { $quote }, { $distance } ({ $share } %) more than the line drawn here.
border-quote-less = { $quote }, { $distance } ({ $share } %) less.
border-quote-less-like = { $quote }, { $distance } ({ $share } %) less; simplifying the line by about { $tolerance } gives as much.
border-dimension = Dimension about { $dimension } (Richardson): 1 is a straight line. Measured on the line as it was loaded, never on tiles.
border-how-long = How long is it? That depends on the ruler
border-length-caption = Length of the same line after simplification, by tolerance. The finer the ruler, the longer the line.
border-length-caption-quoted = Length of the same line after simplification, by tolerance, against figures that others quote. The finer the ruler, the longer the line.
border-where-figures = Where these figures stand
border-source-not-stated = source not stated
border-straight = The border drawn straight
border-where-and-when = Where and when
border-segments = Status, stretch by stretch
border-stretch = Stretch
border-stretch-km = km { $from }–{ $to }
border-crossings = Crossings, and what is known of each day
border-crossings-caption = Solid: closed. Hatched: restricted to freight or permits. Empty: open. Broken, with a question mark: no source found. Every change of status has its source.
border-crossing = Crossing
border-kind = Kind
border-day-by-day = Day by day
border-last-known = Last known
border-last = { $status }, { $day }
border-nothing-found = nothing found
border-about = about { $km }
border-weeks = Reports by week and side
border-weeks-caption = Above the line: reports placed in { $left }; below: in { $right }. Statements, and reports elsewhere or without a place, are not counted; a total only where none of its parts is.
border-reports = Reports, kilometre by kilometre
border-reports-none = No report has a place along this border.
border-report = Report
border-when = When
border-unplaced = { $count ->
    [one] { $count } further report about this border has
   *[other] { $count } further reports about this border have
  } no place along it.
border-as-json = This list as JSON
border-as-geojson = The border as GeoJSON
border-this-line = This line, { $length }
border-line-of = { $who }, { $length }
border-strip-caption = Kilometres along it, and distance from it on either side (km, square-root scale).
border-strip-boxes = Boxes where the place is uncertain.
border-strip-crowd = Rings gather the reports whose place is known well: { $count }; the others are not drawn.
border-strip-crossings = Crossings as on { $day }.
border-spacetime-caption = Each report by its kilometre and its date; a bar is as long as the stretch on which it may lie. Reports further than { $km } km from the border are left out here.
border-drawn-straight = { $name }, drawn straight
border-drawn-when = { $name }, where and when
border-with-days = { $title }, { $days }
border-drawn-with = Drawn with Sarhad
border-drawn-with-from = { $source } · drawn with Sarhad
border-column-km = km
border-offset-side = { $side } side
border-label-strip = { $name } drawn straight from km { $from } to km { $to }: { $reports }, { $crossings }
border-label-spacetime = { $name }: { $reports } by km and day, { $crossings } by what is known of each day
border-label-weeks = Reports by week: { $leftcount } on the side of { $left }, { $rightcount } on the side of { $right }
border-label-length = Length of the { $name } by tolerance and by ruler
border-axis-length = Length, km
border-axis-tolerance = Tolerance of simplification, or opening of the dividers (log scale)
border-simplified = simplified line
border-walked = walked with dividers
border-legend-box = somewhere in this box
border-legend-ring = several at one place
border-legend-smaller = smaller: where it was said, not where it happened
border-legend-crossings = Crossings
border-legend-crossings-on = Crossings on { $day }
border-legend-spells = Crossings, day by day
border-spell = { $status } from { $day }
