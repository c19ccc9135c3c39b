//! How much work turning a passphrase into a key takes: Argon2id's memory and passes, bounded both ways. Not here: measuring a device.

use serde::{Deserialize, Serialize};

/// The work of one unlocking. The floor keeps a thief slow (OWASP's minimum for Argon2id: 19 MiB, two passes); the ceiling keeps a
/// hostile file from hanging a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawCost", into = "RawCost")]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
}

/// A cost outside the bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostError {
    /// So little work that a passphrase would be found by trying.
    TooLittle,
    /// More than a phone can do.
    TooMuch,
}

impl std::fmt::Display for CostError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            CostError::TooLittle => "too little work for a passphrase",
            CostError::TooMuch => "too much work for a phone",
        })
    }
}

impl Cost {
    /// The least there may be: 19 MiB, two passes.
    pub const FLOOR: Cost = Cost {
        memory_kib: 19 * 1024,
        passes: 2,
    };
    /// The most memory taken by calibration, 64 MiB: an old phone gives a page little more.
    const MOST_MEMORY_BY_CALIBRATION: u32 = 64 * 1024;
    /// The most passes taken by calibration.
    const MOST_PASSES_BY_CALIBRATION: u32 = 6;
    /// The most there may be: 256 MiB, ten passes.
    const MOST_MEMORY: u32 = 256 * 1024;
    const MOST_PASSES: u32 = 10;

    /// A cost within the bounds.
    ///
    /// # Errors
    /// When it is outside.
    pub fn new(memory_kib: u32, passes: u32) -> Result<Self, CostError> {
        if memory_kib < Self::FLOOR.memory_kib || passes < Self::FLOOR.passes {
            Err(CostError::TooLittle)
        } else if memory_kib > Self::MOST_MEMORY || passes > Self::MOST_PASSES {
            Err(CostError::TooMuch)
        } else {
            Ok(Cost { memory_kib, passes })
        }
    }

    /// Memory in KiB.
    #[must_use]
    pub const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over the memory.
    #[must_use]
    pub const fn passes(self) -> u32 {
        self.passes
    }

    /// As much work as `wanted_ms` allow on a device that takes `floor_ms` for the floor: first more memory, which costs a thief most,
    /// then more passes. Never less than the floor, however slow the device.
    #[must_use]
    pub fn calibrated(floor_ms: u32, wanted_ms: u32) -> Cost {
        let floor_work = u64::from(Self::FLOOR.memory_kib) * u64::from(Self::FLOOR.passes);
        let work = floor_work * u64::from(wanted_ms) / u64::from(floor_ms.max(1));
        let memory = work / u64::from(Self::FLOOR.passes);
        let memory = memory.clamp(Self::FLOOR.memory_kib.into(), Self::MOST_MEMORY_BY_CALIBRATION.into());
        let passes = (work / memory).clamp(Self::FLOOR.passes.into(), Self::MOST_PASSES_BY_CALIBRATION.into());
        Cost {
            memory_kib: u32::try_from(memory).unwrap_or(Self::FLOOR.memory_kib),
            passes: u32::try_from(passes).unwrap_or(Self::FLOOR.passes),
        }
    }
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct RawCost {
    memory_kib: u32,
    passes: u32,
}

impl TryFrom<RawCost> for Cost {
    type Error = CostError;
    fn try_from(raw: RawCost) -> Result<Self, CostError> {
        Cost::new(raw.memory_kib, raw.passes)
    }
}

impl From<Cost> for RawCost {
    fn from(cost: Cost) -> Self {
        RawCost {
            memory_kib: cost.memory_kib,
            passes: cost.passes,
        }
    }
}
