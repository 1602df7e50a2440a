# The story beside the map.
story-title = История
story-heading = История: { $title }
story-steps = Шаги
story-step-of = Шаг { $step } из { $last }
story-step-name = Шаг { $step }: { $title }
story-said = Шаг { $step } из { $last }: { $title }
story-reports = Сообщения этого шага
story-figures = Цифры:
story-see = Показать этот шаг на карте
story-previous-name = Предыдущий шаг: { $title }
story-next-name = Далее: { $title }
story-next = Далее: { $title }
story-leave = Выйти к карте
story-back = Назад к шагу { $step }
story-stretch = км { $from }–{ $to }
story-around = и { $within } км по обе стороны
story-raised = рельеф поднят { $times ->
    [3] втрое
    [one] в { $times } раз
    [few] в { $times } раза
   *[other] в { $times } раз
  }
