//! The people of the setting: children, their family and carers. Who may collect, whom to ring first, what a family agreed
//! to for pictures.
//! Not here: the register; it comes with its own issue.

mod ask;
mod carer;
mod child;
mod consents;
pub(crate) mod names;

pub use ask::{CarerAsked, ChildAsked, PeopleCommand, PeopleError, PictureChange, handle};
pub(crate) use ask::{pasted_picture, with_picture};
pub use carer::{Carer, EMERGENCY_CONTACTS_WANTED};
pub use child::{Child, ChildColour, LendingPause};
pub use consents::{Answer, Consent, ConsentAsked, Consents, ConsentsAsked, Purpose, WhyNot, may};
pub use names::spoken_of;
