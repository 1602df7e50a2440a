# The map page: what server and scripts say.
map-result = { $shown } of { $all ->
    [one] { $all } report
   *[other] { $all } reports
  }
map-result-all = { $all ->
    [one] { $all } report
   *[other] { $all } reports
  }
map-unplaced = { $count } without a place
map-nothing = No report fits. Widen the period, or clear the filters.
map-widen = Widen the period
map-clear = Clear the filters
map-only = only
map-only-name = only { $name }
map-close = Close
map-here = { $count } reports here
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-whole-view = Show the whole border
map-title = Map of the border and its reports; the list beside it holds the same reports
map-failed = The live map could not start; this is the drawing of the server.
map-panel-size = Size of the panel
map-elsewhere = { $place } { $count }
map-frame = { $place } { $count }: show { $count ->
    [one] this report
   *[other] these reports
  } on the map
map-crossing-open = Open
map-crossing-closed = Closed
map-crossing-restricted = Restricted
map-crossing-unknown = Not known: no source found
map-crossing-since = { $status } since { $day }
map-crossing-on = { $status }; shown for { $day }
map-dock = Time and line
map-dock-height = Height of timeline and strip
map-timeline = Timeline
map-strip = Strip
map-list = List
map-key-tab = Key
map-story = Story
map-sheet-tabs = Parts of the panel
map-km = { $km } km
map-north = N
map-miles = { $miles } mi
map-panel = Reports and filters
map-search = Search title, place, actor or source
map-category = Category
map-select-to-hide = select to hide
map-status = Status
map-from = From
map-to = To
map-show = Show
map-order = Order
map-order-date = by date
map-order-km = along the border
map-order-offset = by distance from it
map-map = Map
map-report = Report
map-details = Details and sources
map-mark = { $category }, { $status }
map-key-title = How to read the map
map-key-west = { $border }; km from the west
map-key-east = { $border }; km from the east
map-key-border = Border
map-key-disputed = Disputed border
map-key-line-of-control = Line of control
map-key-ceasefire-line = Ceasefire line
map-key-indefinite = Indefinite border
map-key-claim = Claimed line
map-key-elsewhere = { $line }, elsewhere
map-key-disc = Somewhere in this disc
map-key-hatch = Error not known
map-key-ring = Reports at one place, by category
map-key-crossings = Crossings
map-key-crossings-on = Crossings on { $day }
map-key-open = open
map-key-restricted = restricted
map-key-closed = closed
map-key-unknown = not known
map-alternative = Map: { $title }. The list holds the same reports.
map-scale = Scale: { $km }, { $miles }
map-pager = Pages of the list
map-pager-window = Listed here: { $from }–{ $to } of { $all }
map-pager-previous = Previous
map-pager-next = Next
map-list-failed = The server did not answer; these are the last reports that came.
map-list-retry = Try again
map-somewhere = Somewhere about here
