//! stub
/// E
pub struct Edition;
