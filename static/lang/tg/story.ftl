# The story beside the map.
story-title = Ҳикоя
story-heading = Ҳикоя: { $title }
story-steps = Қадамҳо
story-step-of = Қадами { $step } аз { $last }
story-step-name = Қадами { $step }: { $title }
story-said = Қадами { $step } аз { $last }: { $title }
story-reports = Хабарҳои ин қадам
story-figures = Рақамҳо:
story-see = Ин қадамро дар харита нишон диҳед
story-previous-name = Қадами пешина: { $title }
story-next-name = Баъд: { $title }
story-next = Баъд: { $title }
story-leave = Баромадан ба харита
story-back = Бозгашт ба қадами { $step }
story-stretch = км { $from }–{ $to }
story-around = ва { $within } км аз ҳар ду тараф
story-raised = релеф { $times ->
    [3] се баробар
   *[other] { $times } баробар
  } баланд карда шудааст
