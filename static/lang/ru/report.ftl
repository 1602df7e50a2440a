# A report: the detail card and its permanent page.
report-comma = ,
report-when = Когда
report-where = Где
report-border = Граница
report-who = Кто
report-kind = Вид
report-replaced-by = Заменено на
report-figures = Цифры
report-figures-unit = Цифры, { $unit }
report-quoted = как их приводят источники
report-sources = { $count ->
    [0] Нет источников
    [1] Один источник
    [2] Два источника
    [3] Три источника
    [4] Четыре источника
    [5] Пять источников
    [6] Шесть источников
    [7] Семь источников
    [8] Восемь источников
    [9] Девять источников
    [one] { $count } источник
    [few] { $count } источника
   *[other] { $count } источников
  }
report-sources-hint = буква: издатель; цифра: сообщение
report-more-sources = { $count ->
    [one] ещё { $count } источник
    [few] ещё { $count } источника
   *[other] ещё { $count } источников
  }
report-archived = архивная копия
report-ratings = Что значат эти буквы и цифры
report-ratings-note = Оценки независимы и никогда не усредняются: буква говорит, насколько надёжен издатель, цифра — насколько достоверно само сообщение.
report-corrections = Исправления
report-part-of = Часть сообщения
report-parts = Его части
report-bears-on = Относится к утверждению
report-permanent = Постоянная страница
report-graphic = Тяжёлое изображение: { $alt }.
report-graphic-show = Показать
report-no-description = без описания
report-picture = Изображение без описания
report-recording = Запись
report-film = Видео
report-published-at = Где опубликовано
report-elsewhere = Изображение или видео на другом сайте
report-elsewhere-graphic = Тяжёлое изображение или видео на другом сайте
report-crumbs = Вы здесь
report-map = Карта
report-side = Карта и связанные страницы
report-no-map = Нет на карте: у этого сообщения нет места.
report-on-map = Показать на карте
report-in-time = По времени
report-along = Вдоль границы
report-km = км { $km }
report-previous-in-time = Предыдущее сообщение по времени, { $where }
report-next-in-time = Следующее сообщение по времени, { $where }
report-previous-along = Предыдущее сообщение вдоль границы, { $where }
report-next-along = Следующее сообщение вдоль границы, { $where }
report-more = Ещё
report-in-story = Шаг { $step } истории:
report-claim = Утверждение { $id }, { $verdict }:
report-changed = Изменено { $day }
report-choice = Несколько сообщений с этим именем
report-choice-note = Сообщение { $id } есть более чем в одной коллекции. У каждого свой адрес.
report-evidence = Цифры и источники
