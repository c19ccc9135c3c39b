//! stub
use super::areas::*;
/// S
pub struct ShippedObjective {
    /// n
    pub number: u16,
    /// a
    pub area: Area,
    /// g
    pub goal: Option<Goal>,
    /// t
    pub text: &'static str,
}
/// s
pub fn shipped() -> impl Iterator<Item = &'static ShippedObjective> {
    std::iter::empty()
}
