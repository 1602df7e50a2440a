claims-title = { $count ->
    [one] { $count } утверждение
    [few] { $count } утверждения
   *[other] { $count } утверждений
  } — сверка с источниками
claims-introduction = Что было сказано, кто это сказал и что подтверждают источники на карте. Под каждым утверждением названы сообщения, с которыми оно сверено; каждое сообщение ведёт к своим источникам.
claims-verdicts = Выводы
claims-supported = Подтверждается
claims-partly = Подтверждается отчасти
claims-contested = Оспаривается
claims-unconfirmed = Не подтверждено
claims-not-found = Не найдено
claims-link = Ссылка на утверждение { $id }
claims-said-by = Сказано:
claims-no-report = Ни одно сообщение на карте к этому не относится.
claims-held-against = Сверено: { $reports }
