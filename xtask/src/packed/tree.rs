//! Which byte it is, found by one yes or no after the other: what comes often is known after few.

use std::cmp::Reverse;
use std::mem;

use anyhow::{Context, Result, bail, ensure};

/// No byte takes more answers than this.
pub const DEEPEST: u8 = 14;
/// Told in place of a depth: no byte from here on ever comes.
pub const NO_MORE: u8 = 15;
/// There are as many bytes as this, and no more forks than bytes.
pub const BYTES: usize = 256;

/// What an answer leads to.
#[derive(Debug, Clone, Copy)]
enum Way {
    Nowhere,
    Fork(usize),
    Byte(u8),
}

/// The forks on the way to the bytes of one kind.
#[derive(Debug)]
pub struct Tree {
    forks: Vec<[Way; 2]>,
    /// For each byte: the forks on the way to it, and where it turns.
    paths: Vec<Vec<(usize, bool)>>,
}

impl Tree {
    /// The tree in which each byte stands as deep as told; nought is for what never comes.
    pub fn of(depths: &[u8]) -> Result<Self> {
        let mut tree = Self {
            forks: vec![[Way::Nowhere; 2]],
            paths: vec![Vec::new(); BYTES],
        };
        let deepest = depths.iter().copied().max().unwrap_or_default();
        let mut open = vec![(0, Vec::new())];
        for depth in 1..=deepest {
            let mut bytes = (0..=u8::MAX).zip(depths).filter(|(_, at)| **at == depth).map(|(byte, _)| byte);
            for (fork, path) in mem::take(&mut open) {
                for turn in [false, true] {
                    let path: Vec<_> = path.iter().copied().chain([(fork, turn)]).collect();
                    let way = if let Some(byte) = bytes.next() {
                        *tree.paths.get_mut(usize::from(byte)).context("no such byte")? = path;
                        Way::Byte(byte)
                    } else if depth < deepest {
                        open.push((tree.forks.len(), path));
                        tree.forks.push([Way::Nowhere; 2]);
                        Way::Fork(tree.forks.len() - 1)
                    } else {
                        Way::Nowhere
                    };
                    let ways = tree.forks.get_mut(fork).context("no such fork")?;
                    *ways.get_mut(usize::from(turn)).context("no such turn")? = way;
                }
            }
            ensure!(
                bytes.next().is_none() && tree.forks.len() <= BYTES,
                "the bytes have no room in their tree"
            );
        }
        Ok(tree)
    }

    /// The way to a byte.
    pub fn path(&self, byte: u8) -> Result<&[(usize, bool)]> {
        let path = self.paths.get(usize::from(byte)).filter(|path| !path.is_empty());
        path.map(Vec::as_slice).context("a byte that never comes")
    }

    /// How deep a byte stands; nought if it never comes.
    pub fn depth(&self, byte: u8) -> u32 {
        self.paths.get(usize::from(byte)).map_or(0, |path| path.len() as u32)
    }

    /// Asks at each fork until the byte is found.
    pub fn find(&self, mut ask: impl FnMut(usize) -> Result<bool>) -> Result<u8> {
        let mut fork = 0;
        loop {
            let turn = usize::from(ask(fork)?);
            match self.forks.get(fork).and_then(|ways| ways.get(turn)) {
                Some(Way::Fork(next)) => fork = *next,
                Some(Way::Byte(byte)) => return Ok(*byte),
                Some(Way::Nowhere) | None => bail!("no byte is meant"),
            }
        }
    }
}

/// How deep each byte is to stand if it comes so often.
pub fn depths(counts: &[u32]) -> Vec<u8> {
    let mut counts = counts.to_vec();
    loop {
        let depths = deeper_if_rarer(&counts);
        if depths.iter().all(|depth| *depth <= DEEPEST) {
            return depths;
        }
        for count in counts.iter_mut().filter(|count| **count > 0) {
            *count = *count / 2 + 1;
        }
    }
}

/// The two that come least often stand at one fork, which then counts as one of the rest.
fn deeper_if_rarer(counts: &[u32]) -> Vec<u8> {
    let mut depths = vec![0; counts.len()];
    let mut groups: Vec<_> = (0..).zip(counts).filter(|(_, count)| **count > 0).collect::<Vec<_>>();
    groups.sort_by_key(|(byte, count)| (Reverse(**count), *byte));
    let mut groups: Vec<(u32, Vec<usize>)> = groups.into_iter().map(|(byte, count)| (*count, vec![byte])).collect();
    // One byte alone takes an answer too.
    if groups.len() == 1 {
        groups.push((0, Vec::new()));
    }
    while let (Some((rarest, mut bytes)), Some((rare, others))) = (groups.pop(), groups.pop()) {
        bytes.extend(others);
        for byte in &bytes {
            if let Some(depth) = depths.get_mut(*byte) {
                *depth += 1;
            }
        }
        let count = rarest + rare;
        let place = groups.partition_point(|(other, _)| *other >= count);
        groups.insert(place, (count, bytes));
        if groups.len() == 1 {
            break;
        }
    }
    depths
}

#[cfg(test)]
mod tests {
    use super::{BYTES, DEEPEST, Tree, depths};

    #[test]
    fn what_comes_often_is_known_soon() {
        assert_eq!(depths(&[90, 5, 0, 3, 2]), [1, 2, 0, 3, 3]);
        assert_eq!(depths(&[0, 7]), [0, 1]);
        assert_eq!(depths(&[0, 0]), [0, 0]);
        // Each as rare as all rarer ones together would make a tree as deep as there are bytes.
        let steep: Vec<_> = (0..30).map(|byte| 1 << byte).collect();
        assert!(depths(&steep).iter().all(|depth| (1..=DEEPEST).contains(depth)));
    }

    #[test]
    fn each_byte_is_found_on_its_path() {
        for counts in [
            vec![90, 5, 0, 3, 2],
            vec![0, 7],
            vec![1; BYTES],
            (0..30).map(|byte| 1 << byte).collect(),
        ] {
            let tree = Tree::of(&depths(&counts)).unwrap();
            for (byte, count) in (0..=u8::MAX).zip(&counts) {
                if *count == 0 {
                    assert!(tree.path(byte).is_err());
                    continue;
                }
                let mut path = tree.path(byte).unwrap().iter();
                let found = tree.find(|fork| {
                    let (at, turn) = path.next().unwrap();
                    assert_eq!(*at, fork);
                    Ok(*turn)
                });
                assert_eq!(found.unwrap(), byte);
            }
        }
    }

    #[test]
    fn a_tree_that_cannot_be_is_refused() {
        assert!(Tree::of(&[1, 1, 1]).is_err());
        assert!(Tree::of(&[]).unwrap().find(|_| Ok(true)).is_err());
        assert!(Tree::of(&[2, 2]).unwrap().find(|_| Ok(true)).is_err());
    }
}
