//! What goes home: the handover of a child's day and the messages through the day, in her own tone; who was told what; and the closing of the
//! day.
//!
//! *Kept*: [`Sent`] (an entry of the day like the others, see [`crate::diary`]), [`Template`] among the setting's rules, [`ClosedDay`]. *Shown*:
//! [`handover`], [`quick`], [`messages`], [`going_home`], [`closing`]. *Rules*: [`recipients`] (who may be messaged), [`named_in`] (which other
//! children a text names).
//! Not here: sending itself, which is the telephone's own doing.

mod closing;
mod handover;
mod message;
mod templates;

pub use closing::{ClosedDay, Closing, GoingHome, Open, closing, going_home};
pub(crate) use closing::{close, reopen};
pub use handover::{Handover, HandoverLine, handover, quick};
pub use message::{Sent, Way, chat_number, is_sent, messages, named_in, recipients};
pub(crate) use templates::read;
pub use templates::{Part, Template, TemplateAsked};
