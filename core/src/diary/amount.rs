//! How much milk there was, kept as it was typed. A bottle in ounces stays a bottle in ounces whatever the setting counts in; only sums are
//! worked out, in whole thousandths of a millilitre, so that they are right to the millilitre.

use crate::asked::Problem;
use serde::{Deserialize, Serialize};
use std::fmt;

/// In what milk is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Millilitres.
    #[default]
    Ml,
    /// Fluid ounces, the British ones: 28.4 ml.
    Oz,
}

impl Unit {
    /// How it is written behind a number.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Unit::Ml => "ml",
            Unit::Oz => "oz",
        }
    }

    /// Thousandths of a millilitre in a hundredth of it.
    const fn in_a_hundredth(self) -> u32 {
        match self {
            Unit::Ml => 10,
            Unit::Oz => 284,
        }
    }

    /// More than this in one bottle is no bottle.
    const fn most(self) -> u32 {
        match self {
            Unit::Ml => 2_000,
            Unit::Oz => 70,
        }
    }
}

/// An amount as it was typed. Written as it is shown: `4.5 oz`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Amount {
    hundredths: u32,
    /// In what.
    pub unit: Unit,
}

/// Text that is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAmount;

impl fmt::Display for NoAmount {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("not an amount")
    }
}

/// A sum of amounts, in thousandths of a millilitre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Volume(u32);

impl Amount {
    /// Reads an amount: `120`, `4.5`, `4½`; with `ml` or `oz` behind it, it is in that, else in `unit`.
    ///
    /// # Errors
    /// When it is no number, or more than any bottle holds.
    pub fn parse(text: &str, unit: Unit) -> Result<Self, Problem> {
        let text = text.trim().to_lowercase();
        let named = [Unit::Ml, Unit::Oz].into_iter().find(|unit| text.ends_with(unit.name()));
        let unit = named.unwrap_or(unit);
        let number = named.and_then(|unit| text.strip_suffix(unit.name())).unwrap_or(&text).trim_end();
        let refused = Problem::NotInRange {
            least: 0,
            most: unit.most(),
        };
        let hundredths = hundredths(number).filter(|hundredths| *hundredths <= unit.most() * 100);
        Ok(Amount {
            hundredths: hundredths.ok_or(refused)?,
            unit,
        })
    }

    /// How much it is, to be added up and compared.
    #[must_use]
    pub const fn volume(self) -> Volume {
        Volume(self.hundredths.saturating_mul(self.unit.in_a_hundredth()))
    }
}

fn hundredths(number: &str) -> Option<u32> {
    let digits = |text: &str, most: usize| {
        let whole = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
        if whole { text.parse::<u32>().ok() } else { None }
    };
    for (sign, part) in [("¼", 25), ("½", 50), ("¾", 75)] {
        if let Some(whole) = number.strip_suffix(sign) {
            let whole = whole.trim_end();
            return Some(if whole.is_empty() { 0 } else { digits(whole, 4)? * 100 } + part);
        }
    }
    match number.split_once(['.', ',']) {
        None => Some(digits(number, 5)? * 100),
        Some((whole, part)) => {
            let whole = if whole.is_empty() { 0 } else { digits(whole, 5)? };
            let tenths = digits(part, 2)? * if part.len() == 1 { 10 } else { 1 };
            Some(whole * 100 + tenths)
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}", self.hundredths / 100)?;
        match self.hundredths % 100 {
            0 => Ok(()),
            part if part % 10 == 0 => write!(to, ".{}", part / 10),
            part => write!(to, ".{part:02}"),
        }?;
        write!(to, " {}", self.unit.name())
    }
}

impl TryFrom<String> for Amount {
    type Error = NoAmount;
    fn try_from(text: String) -> Result<Self, NoAmount> {
        Amount::parse(&text, Unit::Ml).map_err(|_| NoAmount)
    }
}

impl From<Amount> for String {
    fn from(amount: Amount) -> String {
        amount.to_string()
    }
}

impl Volume {
    /// With another.
    #[must_use]
    pub const fn plus(self, other: Volume) -> Self {
        Volume(self.0.saturating_add(other.0))
    }

    /// So many millilitres.
    #[must_use]
    pub const fn of_ml(ml: u32) -> Self {
        Volume(ml.saturating_mul(1_000))
    }

    /// To the nearest millilitre.
    #[must_use]
    pub const fn ml(self) -> u32 {
        self.0.saturating_add(500) / 1_000
    }

    /// In the unit the setting counts in, as it is shown: whole millilitres, or ounces to the nearest tenth.
    #[must_use]
    pub fn shown(self, unit: Unit) -> String {
        match unit {
            Unit::Ml => format!("{} ml", self.ml()),
            Unit::Oz => {
                let tenths = self.0.saturating_add(1_420) / 2_840;
                let hundredths = tenths * 10;
                Amount { hundredths, unit }.to_string()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn amount(text: &str) -> Amount {
        Amount::parse(text, Unit::Ml).unwrap()
    }

    #[test]
    fn what_was_typed_is_shown_again() {
        for (typed, shown) in [
            ("120", "120 ml"),
            ("120ml", "120 ml"),
            ("4oz", "4 oz"),
            ("4.5 oz", "4.5 oz"),
            ("4½ OZ", "4.5 oz"),
            ("½oz", "0.5 oz"),
            ("3,25oz", "3.25 oz"),
            ("0", "0 ml"),
            (".5", "0.5 ml"),
            ("2000", "2000 ml"),
        ] {
            assert_eq!(amount(typed).to_string(), shown, "{typed}");
        }
        for typed in [
            "",
            "a lot",
            "5000",
            "5,000",
            "71oz",
            "-5",
            "1e3",
            "4.",
            "4.555",
            "99999999999",
            "ml",
            "1 2",
        ] {
            assert!(Amount::parse(typed, Unit::Ml).is_err(), "{typed}");
        }
        assert_eq!(Amount::parse("5000", Unit::Ml), Err(Problem::NotInRange { least: 0, most: 2_000 }));
    }

    #[test]
    fn sums_are_right_to_the_millilitre() {
        // 4.5 oz are 127.8 ml, 3 oz are 85.2 ml.
        let sum = amount("4.5oz").volume().plus(amount("3oz").volume()).plus(amount("120").volume());
        assert_eq!((sum.ml(), sum.shown(Unit::Ml)), (333, "333 ml".to_owned()));
        assert_eq!(sum.shown(Unit::Oz), "11.7 oz");
        assert_eq!(amount("1oz").volume().ml(), 28);
    }

    proptest! {
        #[test]
        fn a_sum_is_its_parts_in_any_order_and_any_unit(parts in prop::collection::vec((0u32..7_000, any::<bool>()), 0..30)) {
            let amounts: Vec<Amount> = parts.iter().map(|(hundredths, oz)| Amount {
                hundredths: *hundredths,
                unit: if *oz { Unit::Oz } else { Unit::Ml },
            }).collect();
            let sum = |amounts: &mut dyn Iterator<Item = &Amount>| amounts.fold(Volume::default(), |sum, amount| sum.plus(amount.volume()));
            let exact: u64 = parts.iter().map(|(hundredths, oz)| u64::from(*hundredths) * if *oz { 284 } else { 10 }).sum();
            prop_assert_eq!(sum(&mut amounts.iter()), sum(&mut amounts.iter().rev()));
            prop_assert_eq!(u64::from(sum(&mut amounts.iter()).ml()), (exact + 500) / 1_000);
            for amount in &amounts {
                prop_assert_eq!(Amount::parse(&amount.to_string(), Unit::Ml), Ok(*amount));
            }
        }
    }
}
