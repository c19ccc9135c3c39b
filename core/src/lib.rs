//! Pebblebook core.
