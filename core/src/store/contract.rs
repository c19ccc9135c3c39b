//! What every store must do. Each clause takes an empty store and panics where the store breaks it; the store in memory runs them
//! natively, the browser's store runs the very same in a browser.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "these are tests, handed to other crates"
)]

use super::{Clear, Safety, SafetyCopy, Store, Wanted, Write};
use crate::ids::{ChildId, Id, LoanId};
use crate::row::{Kind, Knowledge, Row, Stamp};
use crate::time::{Moment, Month, parse_date};

fn month(text: &str) -> Month {
    Month::of(parse_date(&format!("{text}-01")).unwrap())
}

fn row(kind: Kind, number: u128, of: Option<&str>, body: &[u8]) -> Row {
    let stamp = Stamp::after(Stamp::default(), Moment::from_millis(1_000), 1);
    Row {
        kind,
        id: Id::fixed(number),
        month: of.map(month),
        stamp,
        knew: Knowledge::default(),
        deleted: false,
        v: 1,
        body: body.to_vec(),
    }
}

fn before() -> Moment {
    Moment::from_millis(1_793_000_000_000)
}

fn after() -> Moment {
    Moment::from_millis(before().millis() + 1)
}

fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| (row.kind, row.id));
    rows
}

/// A row of every kind comes back as it was, from the place it belongs to. The list of kinds is the registry's own.
pub async fn every_kind_comes_back(store: &impl Store) {
    let rows: Vec<Row> = Kind::ALL
        .iter()
        .zip(2..)
        .map(|(kind, number)| row(*kind, number, None, b"body \0\xFF"))
        .collect();
    store.commit(&rows).await.unwrap();
    assert_eq!(sorted(store.everything().await.unwrap()), sorted(rows.clone()));
    for row in &rows {
        assert_eq!(store.row(row.kind, row.id).await.unwrap().as_ref(), Some(row), "{:?}", row.kind);
    }
    let standing = store.read(Wanted::Standing).await.unwrap();
    assert_eq!(standing.len(), Kind::ALL.len() - 1, "pictures are not read at the start");
    assert_eq!(store.photo_ids().await.unwrap().len(), 1);
}

/// The months part the dated rows without loss or overlap.
pub async fn months_part_the_dated_rows(store: &impl Store) {
    let rows = [
        row(Kind::Loan, 1, Some("2025-12"), b"a"),
        row(Kind::Loan, 2, Some("2026-09"), b"b"),
        row(Kind::Loan, 3, Some("2026-11"), b"c"),
        row(Kind::Loan, 4, None, b"d"),
    ];
    store.commit(&rows).await.unwrap();
    let ids = |rows: Vec<Row>| sorted(rows).into_iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(
        ids(store.read(Wanted::Since(month("2026-09"))).await.unwrap()),
        [rows[1].id, rows[2].id]
    );
    assert_eq!(ids(store.read(Wanted::Before(month("2026-09"))).await.unwrap()), [rows[0].id]);
    assert_eq!(ids(store.read(Wanted::Standing).await.unwrap()), [rows[3].id]);
}

/// A loan that closes moves from the standing rows to its month and is in one place only; and back when it is reopened.
pub async fn a_row_is_in_one_place_only(store: &impl Store) {
    let open = row(Kind::Loan, 1, None, b"open");
    let closed = row(Kind::Loan, 1, Some("2026-11"), b"closed");
    for now in [&open, &closed, &open] {
        store.commit(std::slice::from_ref(now)).await.unwrap();
        assert_eq!(store.everything().await.unwrap(), std::slice::from_ref(now));
        assert_eq!(store.row(Kind::Loan, now.id).await.unwrap().as_ref(), Some(now));
    }
}

/// Rows of two kinds may share an identity.
pub async fn kinds_do_not_share_identities(store: &impl Store) {
    let rows = [
        row(Kind::Setting, 1, None, b"s"),
        row(Kind::Calendar, 1, None, b"c"),
        row(Kind::Photo, 1, None, b"p"),
    ];
    store.commit(&rows).await.unwrap();
    assert_eq!(store.everything().await.unwrap().len(), 3);
    let forget = Write {
        forget: &[(Kind::Photo, Id::fixed(1))],
        ..Write::default()
    };
    store.write(forget).await.unwrap();
    assert_eq!(store.everything().await.unwrap().len(), 2);
    assert_eq!(store.photo(Id::fixed(1).into()).await.unwrap(), None);
}

/// A tombstone stays, with its stamp.
pub async fn tombstones_stay(store: &impl Store) {
    let gone = Row {
        deleted: true,
        body: Vec::new(),
        ..row(Kind::Child, 7, None, b"")
    };
    store.commit(&[row(Kind::Child, 7, None, b"here")]).await.unwrap();
    store.commit(std::slice::from_ref(&gone)).await.unwrap();
    assert_eq!(store.everything().await.unwrap(), [gone]);
}

/// Another book in place of this one leaves nothing of its records; the pictures stay, for the safety copy may need them.
pub async fn replacing_leaves_no_record_behind(store: &impl Store) {
    let (child, loan) = (row(Kind::Child, 1, None, b"a"), row(Kind::Loan, 2, Some("2026-11"), b"b"));
    let photo = row(Kind::Photo, 3, None, b"c");
    store.commit(&[child.clone(), loan.clone(), photo.clone()]).await.unwrap();
    assert_eq!(store.count().await.unwrap(), 2);
    let other = row(Kind::Child, 9, None, b"z");
    let was_here = [child, loan];
    let replace = Write {
        clear: Clear::Records,
        keep: std::slice::from_ref(&other),
        safety: Safety::Made(before()),
        ..Write::default()
    };
    store.write(replace).await.unwrap();
    assert_eq!(sorted(store.everything().await.unwrap()), [other, photo]);
    assert_eq!(sorted(store.read(Wanted::Safety(before())).await.unwrap()), was_here);
    let nothing = Write {
        clear: Clear::Everything,
        ..Write::default()
    };
    store.write(nothing).await.unwrap();
    assert!(store.everything().await.unwrap().is_empty());
    assert!(store.read(Wanted::Safety(before())).await.unwrap().is_empty());
    assert_eq!(store.count().await.unwrap(), 0);
}

/// Notes about the house are no part of the book, and outlive it.
pub async fn notes_are_no_part_of_the_book(store: &impl Store) {
    assert_eq!(store.note("keyring").await.unwrap(), None);
    let note = |note: Option<&'static [u8]>| [("keyring", note)];
    let write = |clear, notes| async move {
        let notes: [(&str, Option<&[u8]>); 1] = notes;
        store
            .write(Write {
                clear,
                notes: &notes,
                ..Write::default()
            })
            .await
            .unwrap();
    };
    write(Clear::Nothing, note(Some(b"one"))).await;
    write(Clear::Everything, [("other", Some(b"two"))]).await;
    assert_eq!(store.note("keyring").await.unwrap().as_deref(), Some(b"one".as_slice()));
    assert!(store.everything().await.unwrap().is_empty());
    write(Clear::Nothing, note(None)).await;
    assert_eq!(store.note("keyring").await.unwrap(), None);
}

/// Safety copies are kept beside the book, each for itself, until they are put away.
pub async fn safety_copies_are_put_away(store: &impl Store) {
    let copy = |made, rows| SafetyCopy { made, rows };
    let (first, second) = (row(Kind::Loan, 2, Some("2026-11"), b"b"), row(Kind::Child, 3, None, b"c"));
    let with = |safety| Write {
        safety,
        ..Write::default()
    };
    store.write(with(Safety::Made(before()))).await.unwrap();
    assert_eq!(store.safety_copies().await.unwrap(), [], "of nothing there is no copy");
    store.commit(std::slice::from_ref(&first)).await.unwrap();
    store.write(with(Safety::Made(before()))).await.unwrap();
    let changed = Row {
        body: b"z".to_vec(),
        ..first.clone()
    };
    store.commit(&[changed.clone(), second.clone()]).await.unwrap();
    store.write(with(Safety::Made(after()))).await.unwrap();
    store.write(with(Safety::Stays)).await.unwrap();
    assert_eq!(store.safety_copies().await.unwrap(), [copy(before(), 1), copy(after(), 2)]);
    assert_eq!(store.read(Wanted::Safety(before())).await.unwrap(), [first]);
    let later = sorted(vec![changed, second]);
    assert_eq!(sorted(store.read(Wanted::Safety(after())).await.unwrap()), later);
    store.write(with(Safety::PutAway(before()))).await.unwrap();
    assert_eq!(store.safety_copies().await.unwrap(), [copy(after(), 2)]);
    assert!(store.read(Wanted::Safety(before())).await.unwrap().is_empty());
    assert_eq!(sorted(store.read(Wanted::Safety(after())).await.unwrap()), later);
    store.write(with(Safety::ALL_PUT_AWAY)).await.unwrap();
    assert_eq!(store.safety_copies().await.unwrap(), []);
    assert!(store.read(Wanted::Safety(after())).await.unwrap().is_empty());
    assert_eq!(sorted(store.everything().await.unwrap()), later);
}

/// Thousands of rows in one commit.
pub async fn thousands_are_one_commit(store: &impl Store) {
    let rows: Vec<Row> = (10..3_010)
        .map(|number| row(Kind::ReadingLogEntry, number, Some("2026-10"), &[7; 300]))
        .collect();
    store.commit(&rows).await.unwrap();
    assert_eq!(store.read(Wanted::Since(month("2026-10"))).await.unwrap().len(), 3_000);
}

/// What is not there is said to be not there.
pub async fn nothing_is_nothing(store: &impl Store) {
    store.commit(&[]).await.unwrap();
    assert_eq!(store.row(Kind::Child, ChildId::fixed(5).into()).await.unwrap(), None);
    assert_eq!(store.row(Kind::Loan, LoanId::fixed(5).into()).await.unwrap(), None);
    assert!(store.everything().await.unwrap().is_empty());
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::{MemoryStore, StoreError};
    use super::*;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    /// The store in memory never waits, so one poll is all it takes.
    pub(crate) fn at_once<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("the store in memory waited"),
        }
    }

    macro_rules! clauses {
        ($($clause:ident),*) => {$( #[test] fn $clause() { at_once(super::$clause(&MemoryStore::new())); } )*};
    }
    clauses!(
        every_kind_comes_back,
        months_part_the_dated_rows,
        a_row_is_in_one_place_only,
        kinds_do_not_share_identities,
        tombstones_stay,
        replacing_leaves_no_record_behind,
        notes_are_no_part_of_the_book,
        safety_copies_are_put_away,
        thousands_are_one_commit,
        nothing_is_nothing
    );

    #[test]
    fn a_write_that_fails_changes_nothing() {
        let store = MemoryStore::new();
        store.fail_next(StoreError::Full);
        assert_eq!(at_once(store.commit(&[row(Kind::Child, 1, None, b"a")])), Err(StoreError::Full));
        assert!(at_once(store.everything()).unwrap().is_empty());
    }
}
