# Dates, numbers, places and ratings in words.
words-not-known = not known
words-span = { $from } – { $to }
