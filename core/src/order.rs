//! Sorting, compiled once. The standard library makes a sort of its own for each type that is sorted, some kilobytes each; there are dozens
//! here, and she loads them all over a phone's connection. This one sorts places and moves the things after.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Puts things in the order of their keys; equal keys keep their order.
pub fn by_key<T, K: Ord>(things: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = things.iter().map(key).collect();
    let places = places(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    let mut unsorted: Vec<Option<T>> = std::mem::take(things).into_iter().map(Some).collect();
    things.extend(places.into_iter().filter_map(|place| unsorted.get_mut(place)?.take()));
}

fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// A set, put together one by one: collecting would sort, and bring a sort of its own.
pub fn set<T: Ord>(things: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for thing in things {
        set.insert(thing);
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(mut things in prop::collection::vec((0u8..9, any::<u16>()), 0..60)) {
            let mut expected = things.clone();
            expected.sort_by_key(|(key, _)| *key);
            by_key(&mut things, |(key, _)| *key);
            prop_assert_eq!(things, expected);
        }
    }
}
