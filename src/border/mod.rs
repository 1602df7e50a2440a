//! The border engine: topology, measures, locate, sectors, profile, strip.
