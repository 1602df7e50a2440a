api-standfirst = Всё, что есть на карте, можно взять с собой: как GeoJSON, как векторные тайлы и любой программой, читающей OGC API – Features, например QGIS и GDAL.
api-collections = Коллекции
api-collection = Коллекция
api-features = Объекты
api-time = Время
api-licence = Лицензия
api-take-away = Взять
api-three-commands = Тремя командами
api-in-qgis = В QGIS: Слой, Добавить слой, Добавить слой WFS / OGC API Features, Создать, адрес
api-paths = Пути
api-path = Путь
api-path-answers = Что отвечает
api-collections-standfirst = { $count ->
    [one] { $count } коллекция
    [few] { $count } коллекции
   *[other] { $count } коллекций
  }, у каждой свой адрес, лицензия и тайлы.
api-conformance = Соответствие
api-conformance-standfirst = Классы стандартов OGC API, которым следует этот сервер.
api-browse = Просмотреть: { $what }
api-queryables = О чём можно спросить
api-queryables-standfirst = Каждое из этих свойств — параметр объектов коллекции: name=value.
api-sortables = По чему можно упорядочить
api-sortables-standfirst = Объекты можно упорядочить по каждому из этих свойств.
api-schema = Схема
api-schema-standfirst = Все свойства, которые может иметь объект этой коллекции.
api-property = Свойство
api-type = Тип
api-meaning = Значение
api-one-of = одно из
api-type-text = текст
api-type-date = дата
api-type-date-time = дата и время
api-type-integer = целое число
api-type-number = число
api-type-boolean = да или нет
api-type-texts = список текстов
api-type-structured = структура
api-identifier = Идентификатор
api-extent = Охват
api-extent-words = от { $south } до { $north }, от { $west } до { $east }
api-north = { $degrees }° с. ш.
api-south = { $degrees }° ю. ш.
api-east = { $degrees }° в. д.
api-west = { $degrees }° з. д.
api-source = Источник
api-without-place = из них без места: { $count }
api-geometry = Геометрия
api-no-geometry = нет: у этого объекта нет места
api-line = Линия
api-lines = Линия из нескольких частей
api-area = Площадь
api-areas = Площадь из нескольких частей
api-points = Точки
api-geometries = Набор геометрий
api-with-vertices = { $name }, { $count ->
    [one] { $count } вершина
    [few] { $count } вершины
   *[other] { $count } вершин
  }
api-see-on-map = Показать на карте
api-properties = Свойства
api-items = Объекты
api-items-of = { $shown }, всего { $all }
api-where = где
api-is = равно
api-no-feature = Ничего не подходит.
api-see-all = Показать все: { $what }
api-pages = Страницы объектов
api-previous = Назад
api-next = Следующие { $count }
api-links = Ссылки этого документа
api-map-of = Карта: { $what }
