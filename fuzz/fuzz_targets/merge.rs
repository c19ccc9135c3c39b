//! Any two books, made up from any bytes: joining them comes to the same in either order, and a second time changes nothing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pebblebook_fuzz::rows_from;

use pebblebook::ids::Id;
use pebblebook::merge::plan;
use pebblebook::row::{Kind, Row};
use pebblebook::time::Moment;
use std::collections::BTreeMap;

type Rows = BTreeMap<(Kind, Id), Row>;

fn joined(here: &Rows, there: &Rows) -> Rows {
    let list = |rows: &Rows| rows.values().cloned().collect::<Vec<_>>();
    let plan = plan(&list(here), &list(there), Moment::from_millis(1_795_000_000_000));
    let mut rows = here.clone();
    rows.retain(|key, _| !plan.forget.contains(key));
    rows.extend(plan.keep.into_iter().map(|row| ((row.kind, row.id), row)));
    rows
}

fuzz_target!(|halves: (&[u8], &[u8])| {
    let book = |bytes| rows_from(bytes).into_iter().map(|row| ((row.kind, row.id), row)).collect::<Rows>();
    let (phone, laptop) = (book(halves.0), book(halves.1));
    // One that was joined with nothing first is tidied, as every stored book is.
    let (phone, laptop) = (joined(&phone, &Rows::new()), joined(&laptop, &Rows::new()));
    let both = joined(&phone, &laptop);
    assert_eq!(both, joined(&laptop, &phone));
    assert_eq!(both, joined(&both, &laptop));
    assert_eq!(both, joined(&both, &phone));
});
