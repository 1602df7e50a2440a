words-not-known = маълум нест
words-span = { $from } – { $to }
