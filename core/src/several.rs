//! A set of a few things that are known beforehand, such as areas of learning: a bit for each, so that there is nothing to sort, to free or to
//! compile for each of them. Written as a list of their names.

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// One of a few things, at most thirty-two, that stand in an order.
pub trait Numbered: Copy + 'static {
    /// All of them, in their order.
    const EVERY: &'static [Self];
    /// Its place among them, from nought.
    fn place(self) -> u32;
}

/// Some of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Several<T>(u32, PhantomData<T>);

impl<T> Default for Several<T> {
    fn default() -> Self {
        Several(0, PhantomData)
    }
}

impl<T: Numbered> Several<T> {
    /// Adds one.
    pub fn add(&mut self, one: T) {
        self.0 |= 1u32.checked_shl(one.place()).unwrap_or(0);
    }

    /// Takes one out.
    pub fn remove(&mut self, one: T) {
        self.0 &= !1u32.checked_shl(one.place()).unwrap_or(0);
    }

    /// Whether it is among them.
    #[must_use]
    pub fn contains(self, one: T) -> bool {
        self.0.checked_shr(one.place()).unwrap_or(0) & 1 == 1
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Those that are among them, in their order.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::EVERY.iter().copied().filter(move |one| self.contains(*one))
    }
}

impl<T: Numbered> FromIterator<T> for Several<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        let mut several = Several::default();
        things.into_iter().for_each(|one| several.add(one));
        several
    }
}

impl<T: Numbered + fmt::Debug> fmt::Debug for Several<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Numbered + Serialize> Serialize for Several<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}

impl<'de, T: Numbered + Deserialize<'de>> Deserialize<'de> for Several<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read<T>(PhantomData<T>);
        impl<'de, T: Numbered + Deserialize<'de>> Visitor<'de> for Read<T> {
            type Value = Several<T>;
            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a list")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Several<T>, A::Error> {
                let mut several = Several::default();
                while let Some(one) = list.next_element()? {
                    several.add(one);
                }
                Ok(several)
            }
        }
        from.deserialize_seq(Read(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eyfs::{Area, Goal};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn several_are_kept_as_in_a_tree(goals in prop::collection::vec(0usize..17, 0..40), gone in 0usize..17) {
            let mut several: Several<Goal> = goals.iter().map(|at| Goal::ALL[*at]).collect();
            let mut tree: std::collections::BTreeSet<Goal> = goals.iter().map(|at| Goal::ALL[*at]).collect();
            several.remove(Goal::ALL[gone]);
            tree.remove(&Goal::ALL[gone]);
            prop_assert!(several.iter().eq(tree.iter().copied()));
            prop_assert_eq!((several.len(), several.is_empty()), (tree.len(), tree.is_empty()));
            let text = crate::json::write(&several);
            prop_assert_eq!(crate::json::read::<Several<Goal>>(&text), Ok(several));
        }
    }

    #[test]
    fn they_are_written_by_their_names() {
        let areas: Several<Area> = [Area::Mathematics, Area::Literacy, Area::Literacy].into_iter().collect();
        assert_eq!(crate::json::write(&areas), br#"["literacy","mathematics"]"#);
        assert!(crate::json::read::<Several<Area>>(br#"["nap"]"#).is_err());
    }
}
