//! A version of a record that was set aside: as kept. It is a record itself, so that it is stored, backed up and carried on to further
//! devices like any other, and every device that keeps the same version keeps the same row.
//! Not here: when a version is set aside ([`super::plan`]).

use crate::ids::Id;
use crate::row::{Kind, Record, Row, RowError, Stamp};
use crate::stamp::Head;
use crate::time::Month;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// A version of a record that is not in the record's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct SetAside {
    id: Id,
    version: Row,
}

/// Why something is no version of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAVersion {
    /// A kind of record of which no version is set aside: pictures do not change, and a version of a version is no thing.
    Kind(Kind),
    /// Its head cannot be read.
    Head,
    /// The record in it cannot be read.
    Record(RowError),
}

impl fmt::Display for NotAVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotAVersion::Kind(kind) => write!(f, "a version of a {}", kind.name()),
            NotAVersion::Head => f.write_str("a version without a head"),
            NotAVersion::Record(error) => write!(f, "a version of {error}"),
        }
    }
}

/// The stored form.
#[derive(Serialize, Deserialize)]
pub(crate) struct Stored {
    kind: String,
    id: Id,
    month: Option<Month>,
    stamp: String,
    knew: String,
    deleted: bool,
    v: u16,
    body: String,
}

impl SetAside {
    /// Sets a version aside: its row, opened.
    ///
    /// # Errors
    /// See [`NotAVersion`].
    pub fn new(version: Row) -> Result<Self, NotAVersion> {
        if matches!(version.kind, Kind::Photo | Kind::SetAside) {
            return Err(NotAVersion::Kind(version.kind));
        }
        let aside = SetAside {
            id: identity(&version),
            version,
        };
        let record = aside.record().map_err(NotAVersion::Record)?;
        if aside.version.month == record.and_then(|record| record.place().month()) {
            Ok(aside)
        } else {
            Err(NotAVersion::Head)
        }
    }

    /// Its identity, the same on every device.
    #[must_use]
    pub const fn id(&self) -> Id {
        self.id
    }

    /// Of which record it is a version.
    #[must_use]
    pub const fn of(&self) -> (Kind, Id) {
        (self.version.kind, self.version.id)
    }

    /// When it was written.
    #[must_use]
    pub const fn stamp(&self) -> Stamp {
        self.version.stamp
    }

    /// When it was written and on what it builds.
    #[must_use]
    pub fn head(&self) -> Head {
        self.version.head()
    }

    /// The record as it was in this version; None where this version is the deletion.
    ///
    /// # Errors
    /// When it cannot be read. It could be when it was set aside.
    pub fn record(&self) -> Result<Option<Record>, RowError> {
        let Row { kind, id, v, body, .. } = &self.version;
        if self.version.deleted {
            return Ok(None);
        }
        Record::read(*kind, *id, *v, body).map(Some)
    }

    /// The row it was in the record's place, opened.
    #[must_use]
    pub fn row(&self) -> Row {
        self.version.clone()
    }

    /// The row it is kept as, opened. Its head is the version's, for nobody wrote it: it came of itself, on every device.
    #[must_use]
    pub fn kept_as_row(&self) -> Row {
        let record = Record::from(self.clone());
        Row {
            kind: record.kind(),
            id: record.id(),
            month: None,
            deleted: false,
            v: Kind::SetAside.version(),
            body: record.body(),
            ..self.row()
        }
    }
}

/// The identity of a version: another for everything that could differ between two.
pub(super) fn identity(version: &Row) -> Id {
    let mut hash = Sha256::new();
    let month = version.month.map(|month| month.to_string()).unwrap_or_default();
    let head = format!(
        "{} {} {month} {} {} {}\n{}\n",
        version.kind.name(),
        version.id,
        version.deleted,
        version.v,
        version.stamp,
        version.knew
    );
    hash.update(head);
    hash.update(&version.body);
    Id::fixed(hash.finalize().iter().take(16).fold(0, |sum, byte| sum << 8 | u128::from(*byte)))
}

impl TryFrom<Stored> for SetAside {
    type Error = NotAVersion;
    fn try_from(stored: Stored) -> Result<Self, NotAVersion> {
        SetAside::new(Row {
            kind: stored.kind.parse().map_err(NotAVersion::Record)?,
            id: stored.id,
            month: stored.month,
            stamp: stored.stamp.parse().map_err(|_| NotAVersion::Head)?,
            knew: stored.knew.parse().map_err(|_| NotAVersion::Head)?,
            deleted: stored.deleted,
            v: stored.v,
            body: stored.body.into_bytes(),
        })
    }
}

impl From<SetAside> for Stored {
    fn from(aside: SetAside) -> Stored {
        let version = aside.version;
        Stored {
            kind: version.kind.name().to_owned(),
            id: version.id,
            month: version.month,
            stamp: version.stamp.to_string(),
            knew: version.knew.to_string(),
            deleted: version.deleted,
            v: version.v,
            body: String::from_utf8_lossy(&version.body).into_owned(),
        }
    }
}
