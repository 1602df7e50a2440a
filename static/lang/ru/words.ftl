words-not-known = неизвестно
words-span = { $from } – { $to }
words-week-of = На неделе { $day }
words-about-days = Примерно { $days }
words-date-unknown = Неизвестно; записано под { $days }
words-no-date = без даты
words-since = с { $day }
words-until = до { $day }
words-any-time = в любое время
words-not-on-map = не на карте
words-very-spot = точное место
words-within = в пределах { $km } км
words-error-unknown = погрешность неизвестна
words-in-disc = где-то в этом круге радиусом { $km } км
words-where-said = место, где это было сказано
words-no-place-along = Тема: { $border }; места вдоль неё нет
words-km = км { $km }
words-km-of = км { $km } из { $length }
words-opposite = напротив км { $km }
words-at-border = У границы, { $km }
words-at-border-within = У границы, { $km }, не дальше { $distance } от неё
words-inside = { $km }, { $distance } от границы, { $side }
words-away = { $km }, { $distance } от границы
words-with-interval = { $sentence } ({ $low }–{ $high })
words-about-on-side = Примерно { $distance } от границы, { $side } сторона, напротив км { $km }
words-about-away = Примерно { $distance } от границы, напротив км { $km }
words-somewhere = Где-то в этом круге: км { $km }
words-somewhere-in = Где-то здесь: { $place }, км { $km }
words-on-side = { $sentence }, { $side } сторона
words-share-on-side = { $sentence }, { $share } % круга — { $side } сторона
words-distance = { $km } км
words-distance-less = менее { $km } км
words-border-named = граница { $id }
words-unverified = Не подтверждено
words-corroborated = Подтверждено
words-contested = Оспаривается
words-refuted = Опровергнуто
words-retracted = Отозвано
words-unverified-means = один источник, второй не найден
words-corroborated-means = два источника, не повторяющие друг друга
words-contested-means = источники противоречат друг другу
words-refuted-means = доказано, что неверно
words-retracted-means = отозвано теми, кто это опубликовал
words-publisher-not-rated = издатель не оценён
words-item-not-rated = сведения не оценены
words-rating = { $publisher }; { $item }
words-reliability-a = полностью надёжен
words-reliability-b = обычно надёжен
words-reliability-c = довольно надёжен
words-reliability-d = обычно ненадёжен
words-reliability-e = ненадёжен
words-reliability-f = оценить нельзя
words-credibility-1 = подтверждено
words-credibility-2 = вероятно
words-credibility-3 = возможно
words-credibility-4 = сомнительно
words-credibility-5 = маловероятно
words-credibility-6 = оценить нельзя
words-crossing-open = открыт
words-crossing-closed = закрыт
words-crossing-restricted = с ограничениями
words-crossing-unknown = неизвестно
words-borders = { $count ->
    [one] { $count } граница
    [few] { $count } границы
   *[other] { $count } границ
  }
words-reports = { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[other] { $count } сообщений
  }
words-discs = { $count ->
    [one] { $count } круг погрешности
    [few] { $count } круга погрешности
   *[other] { $count } кругов погрешности
  }
words-crossings = { $count ->
    [one] { $count } переход
    [few] { $count } перехода
   *[other] { $count } переходов
  }
words-places = { $count ->
    [one] { $count } место
    [few] { $count } места
   *[other] { $count } мест
  }
words-areas = { $count ->
    [one] { $count } территория
    [few] { $count } территории
   *[other] { $count } территорий
  }
words-features = { $count ->
    [one] { $count } объект
    [few] { $count } объекта
   *[other] { $count } объектов
  }
words-undated = без даты
words-at-least = не менее { $value }
words-at-most = не более { $value }
