claims-title = { $count ->
    [1] One claim
    [2] Two claims
    [3] Three claims
    [4] Four claims
    [5] Five claims
    [6] Six claims
    [7] Seven claims
    [8] Eight claims
    [9] Nine claims
    [10] Ten claims
    [11] Eleven claims
    [12] Twelve claims
    [13] Thirteen claims
    [14] Fourteen claims
    [15] Fifteen claims
   *[other] { $count } claims
  }, held against the record
claims-introduction = What was said, who said it, and what the sources on the map bear out. Each claim names the reports that it was held against; each report leads to its sources.
claims-verdicts = Verdicts
claims-supported = Supported
claims-partly = Partly supported
claims-contested = Contested
claims-unconfirmed = Unconfirmed
claims-not-found = Not found
claims-link = Link to claim { $id }
claims-said-by = Said by
claims-no-report = No report on the map bears on it.
claims-held-against = Held against { $reports }
