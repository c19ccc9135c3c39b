//! The laws of joining.
