//! stub
use serde::{Deserialize, Serialize};
/// A
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Area {
    /// a
    A,
}
impl Area {
    /// n
    pub fn name(self) -> &'static str {
        "a"
    }
}
/// G
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Goal {
    /// a
    A,
}
impl Goal {
    /// a
    pub fn area(self) -> Area {
        Area::A
    }
}
/// C
pub enum Characteristic {}
