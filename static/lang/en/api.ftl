api-standfirst = Everything on the map can be taken away: as GeoJSON, as vector tiles, and by any program that reads OGC API – Features, such as QGIS and GDAL.
api-collections = Collections
api-collection = Collection
api-features = Features
api-time = Time
api-licence = Licence
api-take-away = Take away
api-three-commands = In three commands
api-in-qgis = In QGIS: Layer, Add Layer, Add WFS / OGC API Features Layer, New, and as URL
api-paths = Paths
api-path = Path
api-path-answers = What it answers
api-collections-standfirst = { $count ->
    [one] { $count } collection
   *[other] { $count } collections
  }, each with its own address, licence and tiles.
api-conformance = Conformance
api-conformance-standfirst = The classes of the OGC API standards that this server keeps to.
api-browse = Browse { $what }
api-queryables = What can be asked
api-queryables-standfirst = Each of these properties is a parameter of the collection’s items: name=value.
api-sortables = What can be sorted by
api-sortables-standfirst = Features can be put in the order of each of these properties.
api-schema = Schema
api-schema-standfirst = Every property that a feature of this collection may have.
api-property = Property
api-type = Type
api-meaning = Meaning
api-one-of = one of
api-type-text = text
api-type-date = date
api-type-date-time = date and time
api-type-integer = whole number
api-type-number = number
api-type-boolean = true or false
api-type-texts = list of texts
api-type-structured = structured
api-identifier = Identifier
api-extent = Extent
api-extent-words = { $south } to { $north }, { $west } to { $east }
api-north = { $degrees }° N
api-south = { $degrees }° S
api-east = { $degrees }° E
api-west = { $degrees }° W
api-source = Source
api-without-place = { $count } of them without a place
api-geometry = Geometry
api-no-geometry = none: this feature has no place
api-line = Line
api-lines = Line of several parts
api-area = Area
api-areas = Area of several parts
api-points = Points
api-geometries = Collection of geometries
api-with-vertices = { $name }, { $count ->
    [one] { $count } vertex
   *[other] { $count } vertices
  }
api-see-on-map = See it on the map
api-properties = Properties
api-items = Items
api-items-of = { $shown } of { $all }
api-where = where
api-is = is
api-no-feature = No feature fits.
api-see-all = See all: { $what }
api-pages = Pages of features
api-previous = Previous
api-next = Next { $count }
api-links = Links of this document
api-map-of = Map of { $what }
