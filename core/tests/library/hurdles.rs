//! hurdles
