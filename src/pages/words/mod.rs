//! Words for dates, numbers, places and ratings: plain, exact, hedged only where the data are.

pub mod border;
pub mod dates;
pub mod numbers;
pub mod place;
pub mod vocabulary;
