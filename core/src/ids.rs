//! Typed identities. Each noun has its own, so that a child's id can never be handed where a book's is wanted.
//! Not here: how ids are shown (they never are) or where the randomness comes from (see [`crate::time::Ctx`]).

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// An identity of any kind: a UUID, made from the moment and injected entropy (version 7), so that ids sort by age.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Uuid);

/// Text that is not an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl Id {
    /// The first of all, in their order.
    pub const MIN: Id = Id(Uuid::nil());
    /// The last of all.
    pub const MAX: Id = Id(Uuid::max());

    /// An id from a moment (milliseconds since 1970, UTC) and ten random bytes.
    #[must_use]
    pub fn from_parts(millis: u64, entropy: &[u8; 10]) -> Self {
        Id(uuid::Builder::from_unix_timestamp_millis(millis, entropy).into_uuid())
    }

    /// A fixed id, for things that ship with the app (objectives) or exist once (the setting).
    #[must_use]
    pub const fn fixed(number: u128) -> Self {
        // The version and variant bits of a custom (version 8) UUID, so that every id is a well-formed UUID.
        Id(Uuid::from_u128(
            (number & 0xFFFF_FFFF_FFFF_0FFF_3FFF_FFFF_FFFF_FFFF) | 0x8000_8000_0000_0000_0000,
        ))
    }

    /// The number behind the id: for a stable choice of colour or order, never for meaning.
    #[must_use]
    pub const fn number(self) -> u128 {
        self.0.as_u128()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Id {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != 36 {
            return Err(NotAnId);
        }
        Uuid::try_parse(text).map(Id).map_err(|_| NotAnId)
    }
}

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Id);

        impl $name {
            /// The identity without its type.
            #[must_use]
            pub const fn id(self) -> Id { self.0 }
            /// The typed identity of a fixed thing.
            #[must_use]
            pub const fn fixed(number: u128) -> Self { Self(Id::fixed(number)) }
        }
        impl From<Id> for $name { fn from(id: Id) -> Self { Self(id) } }
        impl From<$name> for Id { fn from(id: $name) -> Self { id.0 } }
        impl fmt::Display for $name { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) } }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> { text.parse().map(Self) }
        }
    )*};
}

typed_ids! {
    /// A child of the setting.
    ChildId,
    /// Something the library lends: a book now, bags and booklets later.
    ItemId,
    /// One physical copy of an item: the thing with the sticker on it.
    CopyId,
    /// One lending of one copy to one child.
    LoanId,
    /// A place in the queue for an item.
    HoldId,
    /// An item a child would like to borrow some day.
    WishId,
    /// One line a parent wrote (or told) about how the child used a loan.
    ReadingLogEntryId,
    /// A picture: a cover, a child's photo, a photo of the journal.
    PhotoId,
    /// A learning objective, shipped or the setting's own.
    ObjectiveId,
    /// Something a child was seen doing: an entry of the learning journal.
    ObservationId,
    /// A judgement of where a child stands.
    JudgementId,
    /// A scale that is judged on, shipped or the setting's own.
    ScaleId,
    /// A next step for a child.
    NextStepId,
    /// An interest of a child.
    InterestId,
    /// Something written of a child on a day: in the communication book, the register or the record of medicine and accidents.
    DiaryEntryId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text_and_nothing_else_does() {
        let id = Id::from_parts(1_764_000_000_000, &[7; 10]);
        assert_eq!(id.to_string().parse(), Ok(id));
        for text in ["", "abc", "__proto__", "{0}", &id.to_string().replace('-', "")] {
            assert_eq!(text.parse::<Id>(), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn fixed_ids_differ_and_are_well_formed() {
        assert_ne!(Id::fixed(101), Id::fixed(102));
        assert_eq!(Id::fixed(101).to_string().parse(), Ok(Id::fixed(101)));
    }
}
