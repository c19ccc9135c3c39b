//! What is protected, what is not, and what is good to know, each a title and a text. A list, so that a test can hold it against what has to
//! be said; nothing here may promise more than the vault does.

/// A thing to know, and what it means.
pub type Told = (&'static str, &'static str);

/// What is protected, and how far.
pub const PROTECTED: [Told; 3] = [
    (
        "Everything you write and keep",
        "Every page of the book, every picture and every half-written form is sealed before it is put away on this device: with XChaCha20-Poly1305, under a random key that was made here. If somebody changes a sealed page, or moves it to another place, it no longer opens.",
    ),
    (
        "With a passphrase",
        "The key itself is sealed twice: by your passphrase, through Argon2id, which makes guessing slow, and by your recovery key. Nobody can read the book without one of the two: no thief, not we, and not you.",
    ),
    (
        "Without a passphrase",
        "The key rests on the device beside the book. Whoever can unlock the phone or laptop and open this browser can read everything.",
    ),
];

/// What can be seen all the same, or lies outside the book.
pub const NOT_PROTECTED: [Told; 9] = [
    (
        "How much there is",
        "How many entries there are and of which kind (children, books, loans, log lines, pictures), the month a finished loan or a log line belongs to, how large each is, when it was written and on which of your devices. No name and no word of it.",
    ),
    (
        "That you use it",
        "That Pebblebook is on this device, where it was fetched from, and which version.",
    ),
    (
        "A few settings",
        "Light or dark, after how long the book locks itself, and when you made the last backup.",
    ),
    (
        "What you give out openly",
        "A backup saved without a passphrase, a record handed over to a family, a sheet of paper: whoever has it can read it.",
    ),
    (
        "The phone’s gallery and chat apps",
        "A photo you took with the phone’s camera stays in its gallery and in that gallery’s own backup; a photo you sent stays in the chat, at both ends. The app cannot delete it there.",
    ),
    (
        "Screenshots and the list of open apps",
        "A screenshot is an ordinary picture, and the phone may show a small picture of the last screen when you switch between apps.",
    ),
    ("Somebody who watches", "Whoever sees you type your passphrase or PIN knows it."),
    (
        "Remains of what was deleted",
        "What you delete is gone from the book at once. The browser overwrites the place where it lay in its own time; until then somebody with the right tools may find sealed remains, and the key to those that were written while you had no passphrase.",
    ),
    (
        "An open book",
        "While the book is unlocked and open, whoever holds the device reads it, and so can a harmful program or browser extension on it. Lock it, or lock the screen, when you put it down.",
    ),
];

/// What is good to know about where the book lives.
pub const GOOD_TO_KNOW: [Told; 4] = [
    (
        "One browser, one book",
        "Each browser on each device keeps a book of its own, and so does each profile in one browser. On a shared laptop use an account that is only yours.",
    ),
    (
        "Clearing the browser’s data deletes the book",
        "“Clear history and website data” takes it too, and some phones clear what has not been opened for weeks. Only a backup brings it back.",
    ),
    (
        "Private windows keep nothing",
        "What is written in a private window is gone when the window closes.",
    ),
    (
        "Where the app comes from",
        "The app is fetched from a web address, and whoever looks after that address could change it. Other pages under the same address could reach the sealed book, and the key if you have no passphrase: the app belongs at an address of its own.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn everything_that_has_to_be_said_is_said() {
        let all = [PROTECTED.as_slice(), &NOT_PROTECTED, &GOOD_TO_KNOW].concat();
        let told = |words: &str| {
            all.iter()
                .any(|(title, text)| format!("{title} {text}").to_lowercase().contains(words))
        };
        for words in [
            "every picture",
            "half-written form",
            "xchacha20-poly1305",
            "argon2id",
            "recovery key",
            "the key rests on the device",
            "whoever can unlock the phone",
            "how many entries",
            "of which kind",
            "the month",
            "how large",
            "when it was written",
            "is on this device",
            "light or dark",
            "locks itself",
            "last backup",
            "saved without a passphrase",
            "gallery",
            "chat",
            "screenshot",
            "switch between apps",
            "sees you type",
            "remains",
            "overwrites",
            "unlocked and open",
            "profile",
            "clearing the browser’s data deletes the book",
            "private window",
            "other pages under the same address",
        ] {
            assert!(told(words), "{words}");
        }
    }
}
