# The story beside the map.
story-title = Story
story-heading = Story: { $title }
story-steps = Steps
story-step-of = Step { $step } of { $last }
story-step-name = Step { $step }: { $title }
story-said = Step { $step } of { $last }: { $title }
story-reports = Reports of this step
story-figures = Figures:
story-see = See this step on the map
story-previous-name = Previous step: { $title }
story-next-name = Next: { $title }
story-next = Next: { $title }
story-leave = Leave to explore
story-back = Back to step { $step }
story-stretch = km { $from }–{ $to }
story-around = and { $within } km on either side
story-raised = relief raised { $times ->
    [3] three times
   *[other] { $times } times
  }
