//! The browser's powers, one small file each: clock, entropy, location, files, pictures, preferences, announcements, the worker.
//! Nothing else in the app touches the browser, but for `storage`.

pub mod announce;
pub mod barcode;
pub mod clock;
pub mod entropy;
pub mod files;
pub mod idle;
pub mod location;
pub mod outgoing;
pub mod picture;
pub mod preferences;
pub mod room;
pub mod shell;
pub mod tabs;
pub mod timer;
pub mod unicode;
