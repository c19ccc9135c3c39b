//! stub
use leptos::prelude::*;
#[derive(Clone, Debug)]
pub struct Toast { pub id: u32, pub text: String, pub kind: ToastKind, pub undo: Option<Callback<()>> }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind { Done, Trouble }
