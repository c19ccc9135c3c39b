//! Bands of age, our own: by them the shipped objectives are sorted, and they are where a setting's own bands begin. The framework draws no
//! such lines, and the published guidance draws others; whose band a child is in is for a person to say.

use serde::{Deserialize, Serialize};

/// A band of age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum AgeBand {
    BirthToTwo,
    TwoToThree,
    ThreeToFour,
    Reception,
}

impl AgeBand {
    /// All four, the youngest first.
    pub const ALL: [AgeBand; 4] = [AgeBand::BirthToTwo, AgeBand::TwoToThree, AgeBand::ThreeToFour, AgeBand::Reception];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            AgeBand::BirthToTwo => "Birth to two",
            AgeBand::TwoToThree => "Two to three",
            AgeBand::ThreeToFour => "Three and four",
            AgeBand::Reception => "The Reception year",
        }
    }

    /// From and up to how many months of age. The last border is the start of school, which is no age.
    #[must_use]
    pub const fn months(self) -> (Option<u32>, Option<u32>) {
        match self {
            AgeBand::BirthToTwo => (Some(0), Some(24)),
            AgeBand::TwoToThree => (Some(24), Some(36)),
            AgeBand::ThreeToFour => (Some(36), None),
            AgeBand::Reception => (None, None),
        }
    }
}
