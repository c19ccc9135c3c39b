//! What the vault promises: only what was sealed for a place opens there, and each refusal has its name. The ciphers are checked against
//! published vectors, through our own functions.

use super::*;
use crate::ids::Id;
use crate::row::{Kind, Knowledge, Stamp};
use crate::time::{Ctx, Moment, Month, SeededEntropy};
use proptest::prelude::*;

/// Entropy that a published vector asks for.
struct Fixed(Vec<u8>);

impl Entropy for Fixed {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.copy_from_slice(&self.0[..bytes.len()]);
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.chunks(2).map(pair).collect()
}

fn fresh(seed: u64) -> (Keyring, Vault) {
    let mut entropy = SeededEntropy::new(seed);
    Keyring::fresh(&mut Ctx::new(Moment::from_millis(1_000), 0, &mut entropy))
}

fn row(id: u128) -> Row {
    Row {
        kind: Kind::Loan,
        id: Id::fixed(id),
        month: Some(Month::try_from("2026-11".to_owned()).unwrap()),
        stamp: Stamp::after(Stamp::default(), Moment::from_millis(9_000), 3),
        knew: Knowledge::default(),
        deleted: false,
        v: 1,
        body: Vec::new(),
    }
}

fn sealed(vault: &Vault, mut row: Row, body: &[u8]) -> Row {
    row.body = vault.seal(&row, body.to_vec(), &mut SeededEntropy::new(5)).unwrap();
    row
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::parse(text, &[]).unwrap()
}

mod published_vectors {
    use super::*;

    /// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    #[test]
    fn the_cipher_is_xchacha20_poly1305() {
        let key = VaultKey::from_bytes(&bytes("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f")).unwrap();
        let nonce = bytes("404142434445464748494a4b4c4d4e4f5051525354555657");
        let context = bytes("50515253c0c1c2c3c4c5c6c7");
        let text = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let expected = bytes(
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216\
             cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e\
             c0875924c1c7987947deafd8780acf49",
        );
        let sealed = key.seal(&context, text.to_vec(), &mut Fixed(nonce.clone()));
        assert_eq!(sealed, [nonce, expected].concat());
        assert_eq!(&**key.open(&context, &sealed).unwrap(), text);
    }

    /// RFC 9106, section 5.3, with its secret and associated data.
    #[test]
    fn the_slow_work_is_argon2id() {
        use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
        let mut params = ParamsBuilder::new();
        params.m_cost(32).t_cost(3).p_cost(4).data(AssociatedData::new(&[4; 12]).unwrap());
        let argon = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params.build().unwrap()).unwrap();
        let mut tag = [0; 32];
        argon.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
        assert_eq!(
            tag.to_vec(),
            bytes("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")
        );
    }

    /// The reference implementation's own test (phc-winner-argon2, src/test.c), through our own passphrase.
    #[test]
    fn a_passphrase_makes_the_key_the_reference_makes() {
        let key = Passphrase::typed("password")
            .key(b"somesalt", Cost::new(65_536, 2).unwrap())
            .unwrap();
        assert_eq!(
            key.bytes().to_vec(),
            bytes("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7")
        );
    }
}

mod rows {
    use super::*;

    #[test]
    fn a_body_opens_where_it_was_sealed() {
        let (_, vault) = fresh(1);
        let row = sealed(&vault, row(1), b"Ada has The Gruffalo");
        assert_eq!(vault.open(&row).unwrap(), b"Ada has The Gruffalo");
    }

    #[test]
    fn two_bodies_that_change_places_are_named() {
        let (_, vault) = fresh(1);
        let (mut one, two) = (sealed(&vault, row(1), b"one"), sealed(&vault, row(2), b"two"));
        one.body = two.body;
        assert_eq!(vault.open(&one), Err(SealError::Swapped));
        let mut of_another_kind = sealed(&vault, row(1), b"one");
        of_another_kind.kind = Kind::Hold;
        assert_eq!(vault.open(&of_another_kind), Err(SealError::Swapped));
    }

    #[test]
    fn an_older_body_put_back_is_named() {
        let (_, vault) = fresh(1);
        let older = sealed(&vault, row(1), b"lent");
        let mut newer = row(1);
        newer.stamp = Stamp::after(older.stamp, Moment::from_millis(10_000), 3);
        let mut newer = sealed(&vault, newer, b"returned");
        newer.body = older.body;
        assert_eq!(vault.open(&newer), Err(SealError::OtherState));
    }

    #[test]
    fn a_head_changed_around_a_body_is_named() {
        let (_, vault) = fresh(1);
        let changes: [fn(&mut Row); 4] = [
            |row| row.deleted = true,
            |row| row.month = None,
            |row| row.v = 2,
            |row| row.stamp = Stamp::after(row.stamp, Moment::from_millis(0), 9),
        ];
        for change in changes {
            let mut row = sealed(&vault, row(1), b"one");
            change(&mut row);
            assert_eq!(vault.open(&row), Err(SealError::OtherState));
        }
    }

    #[test]
    fn a_body_of_another_vault_is_named() {
        let (mine, theirs) = (fresh(1).1, fresh(2).1);
        assert_eq!(mine.open(&sealed(&theirs, row(1), b"one")), Err(SealError::Foreign));
        // Even one that claims to be of this vault.
        let pretender = Vault::new(mine.id(), theirs.key().clone());
        assert_eq!(mine.open(&sealed(&pretender, row(1), b"one")), Err(SealError::Altered));
    }

    #[test]
    fn what_was_never_sealed_is_named() {
        let (_, vault) = fresh(1);
        for body in [&b""[..], b"{}", b"{\"name\":\"Ada\",\"born\":\"2022-05-04\"}"] {
            let plain = Row {
                body: body.to_vec(),
                ..row(1)
            };
            assert_eq!(vault.open(&plain), Err(SealError::NotSealed));
        }
    }

    #[test]
    fn nothing_of_the_text_is_in_the_sealed_body() {
        let (_, vault) = fresh(1);
        let row = sealed(&vault, row(1), b"Zebulon Quillfeather");
        assert!(
            !row.body
                .windows(4)
                .any(|four| b"Zebulon Quillfeather".windows(4).any(|of| of == four))
        );
    }

    proptest! {
        #[test]
        fn any_flipped_bit_is_found(body in prop::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>(), bit in 0..8u8) {
            let (_, vault) = fresh(1);
            let mut row = sealed(&vault, row(1), &body);
            prop_assert_eq!(vault.open(&row).unwrap(), body);
            let at = at.index(row.body.len());
            row.body[at] ^= 1 << bit;
            // A flipped hint alone cannot harm the text, and is then no reason to refuse it.
            if !(1..13).contains(&at) {
                prop_assert!(vault.open(&row).is_err());
            }
        }

        #[test]
        fn any_bytes_are_refused_calmly(body in prop::collection::vec(any::<u8>(), 0..200)) {
            let (_, vault) = fresh(1);
            let row = Row { body: body.clone(), ..row(1) };
            prop_assert!(vault.open(&row).is_err());
            prop_assert!(vault.open_draft("child", &body).is_none());
            prop_assert!(Keyring::read(&body).is_err());
        }
    }

    #[test]
    fn a_draft_opens_on_its_own_screen_only() {
        let (_, vault) = fresh(1);
        let sealed = vault.seal_draft("child/1", b"Ada".to_vec(), &mut SeededEntropy::new(2));
        assert_eq!(vault.open_draft("child/1", &sealed).unwrap(), b"Ada");
        assert_eq!(vault.open_draft("child/2", &sealed), None);
        assert_eq!(fresh(2).1.open_draft("child/1", &sealed), None);
    }
}

mod lines_of_a_backup {
    use super::*;

    #[test]
    fn a_line_opens_in_its_place_and_as_nothing_else() {
        let (_, vault) = fresh(1);
        let mut entropy = SeededEntropy::new(2);
        let sealed = vault.seal_line(b"file 1, line 7", b"Ada".to_vec(), &mut entropy);
        assert_eq!(vault.open_line(b"file 1, line 7", &sealed).as_deref(), Some(b"Ada".as_slice()));
        assert_eq!(vault.open_line(b"file 1, line 8", &sealed), None);
        assert_eq!(vault.open_draft("file 1, line 7", &sealed), None);
        let draft = vault.seal_draft("file 1, line 7", b"Ada".to_vec(), &mut entropy);
        assert_eq!(vault.open_line(b"file 1, line 7", &draft), None);
        assert_eq!(fresh(2).1.open_line(b"file 1, line 7", &sealed), None);
    }
}

mod keyrings {
    use super::*;

    fn recovery(seed: u64) -> RecoveryKey {
        RecoveryKey::fresh(&mut SeededEntropy::new(seed))
    }

    fn same(one: &Vault, other: &Vault) -> bool {
        one.id() == other.id() && one.key().bytes() == other.key().bytes()
    }

    #[test]
    fn without_a_passphrase_the_device_has_the_key() {
        let (keyring, vault) = fresh(1);
        let read = Keyring::read(&keyring.write()).unwrap();
        assert_eq!(read, keyring);
        assert!(!read.is_locked() && same(&read.open().unwrap(), &vault));
    }

    #[test]
    fn a_lock_opens_to_its_passphrase_and_its_recovery_key_only() {
        let (_, vault) = fresh(1);
        let mut entropy = SeededEntropy::new(3);
        let locked = Keyring::locked(
            &vault,
            &passphrase("seven wet pebbles home"),
            &recovery(1),
            Cost::FLOOR,
            &mut entropy,
        )
        .unwrap();
        let locked = Keyring::read(&locked.write()).unwrap();
        assert!(locked.is_locked() && locked.open().is_none());
        assert!(same(
            &locked.unlock(&Passphrase::typed("  seven wet  pebbles home ")).unwrap(),
            &vault
        ));
        assert!(same(&locked.recover(&recovery(1)).unwrap(), &vault));
        assert!(matches!(
            locked.unlock(&Passphrase::typed("seven wet pebbles hom")),
            Err(UnlockError::Wrong)
        ));
        assert!(matches!(locked.recover(&recovery(2)), Err(UnlockError::Wrong)));
        let text = String::from_utf8(locked.write()).unwrap();
        let key = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, vault.key().bytes());
        assert!(!text.contains(&key), "the key itself is gone from the device");
    }

    #[test]
    fn changing_one_key_leaves_the_other() {
        let (_, vault) = fresh(1);
        let mut entropy = SeededEntropy::new(3);
        let (old, new) = (passphrase("seven wet pebbles home"), passphrase("eight dry pebbles out"));
        let first = Keyring::locked(&vault, &old, &recovery(1), Cost::FLOOR, &mut entropy).unwrap();
        let second = first.with_passphrase(&vault, &new, Cost::FLOOR, &mut entropy).unwrap();
        assert!(second.unlock(&old).is_err() && same(&second.unlock(&new).unwrap(), &vault));
        assert!(same(&second.recover(&recovery(1)).unwrap(), &vault));
        let third = second.with_recovery(&vault, &recovery(2), &mut entropy).unwrap();
        assert!(third.recover(&recovery(1)).is_err() && same(&third.recover(&recovery(2)).unwrap(), &vault));
        assert!(same(&third.unlock(&new).unwrap(), &vault));
    }

    #[test]
    fn a_wrap_of_another_vault_does_not_open() {
        let (one, other) = (fresh(1).1, fresh(2).1);
        let mut entropy = SeededEntropy::new(3);
        let ring = |vault: &Vault, entropy: &mut SeededEntropy| {
            Keyring::locked(vault, &passphrase("seven wet pebbles home"), &recovery(1), Cost::FLOOR, entropy).unwrap()
        };
        let (mine, theirs) = (ring(&one, &mut entropy), ring(&other, &mut entropy));
        let (mine, theirs) = (String::from_utf8(mine.write()).unwrap(), String::from_utf8(theirs.write()).unwrap());
        let door = |text: &str| text.split_once("\"door\"").unwrap().1.to_owned();
        let crossed = mine.replace(&door(&mine), &door(&theirs));
        let crossed = Keyring::read(crossed.as_bytes()).unwrap();
        assert!(matches!(
            crossed.unlock(&passphrase("seven wet pebbles home")),
            Err(UnlockError::Wrong)
        ));
        assert!(matches!(crossed.recover(&recovery(1)), Err(UnlockError::Wrong)));
    }

    #[test]
    fn a_hostile_keyring_neither_hangs_the_phone_nor_weakens_the_lock() {
        let (_, vault) = fresh(1);
        let mut entropy = SeededEntropy::new(3);
        let locked = Keyring::locked(
            &vault,
            &passphrase("seven wet pebbles home"),
            &recovery(1),
            Cost::FLOOR,
            &mut entropy,
        )
        .unwrap();
        let text = String::from_utf8(locked.write()).unwrap();
        for (memory, passes) in [
            ("19455", "2"),
            ("19456", "1"),
            ("262145", "2"),
            ("19456", "11"),
            ("4294967295", "4294967295"),
        ] {
            let cost = format!("\"memory_kib\":{memory},\"passes\":{passes}");
            let hostile = text.replace("\"memory_kib\":19456,\"passes\":2", &cost);
            assert_ne!(hostile, text);
            assert_eq!(Keyring::read(hostile.as_bytes()), Err(KeyringError::Damaged), "{cost}");
        }
        let newer = text.replace("\"form\":1", "\"form\":2");
        assert_eq!(Keyring::read(newer.as_bytes()), Err(KeyringError::Newer));
    }
}

mod keys_she_writes_down {
    use super::*;

    #[test]
    fn a_recovery_key_reads_back_however_it_is_typed() {
        let key = RecoveryKey::fresh(&mut SeededEntropy::new(7));
        let text = key.text().to_string();
        assert_eq!(text.len(), 44, "{text}");
        let typed = text.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
        assert_eq!(RecoveryKey::parse(&typed), Ok(key.clone()));
        assert_eq!(RecoveryKey::parse(&text.replace('-', "")), Ok(key));
        assert_eq!(RecoveryKey::parse(""), Err(RecoveryKeyError::Length { were: 0 }));
        assert_eq!(
            RecoveryKey::parse(text.trim_end_matches(|letter| letter != '-')),
            Err(RecoveryKeyError::Length { were: 32 })
        );
        assert_eq!(RecoveryKey::parse("U"), Err(RecoveryKeyError::Character('U')));
    }

    proptest! {
        #[test]
        fn a_slip_in_a_recovery_key_is_found(seed in any::<u64>(), at in 0..36usize, by in 1..32usize) {
            let key = RecoveryKey::fresh(&mut SeededEntropy::new(seed));
            let alphabet = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
            let mut letters: Vec<u8> = key.text().bytes().filter(|letter| *letter != b'-').collect();
            let digit = alphabet.iter().position(|letter| *letter == letters[at]).unwrap();
            letters[at] = alphabet[(digit + by) % 32];
            let slipped = RecoveryKey::parse(std::str::from_utf8(&letters).unwrap());
            // One chance in a million that a wrong key proves itself; none that it is the same key.
            prop_assert_ne!(slipped, Ok(key));
        }
    }

    #[test]
    fn a_passphrase_is_four_words_or_twelve_characters() {
        for good in [
            "seven wet pebbles home",
            "correct-horse",
            "une grande forêt verte",
            "صخور صغيرة على الشاطئ",
        ] {
            assert!(Passphrase::parse(good, &[]).is_ok(), "{good}");
        }
        for (bad, why) in [
            ("", PassphraseError::TooShort),
            ("pebble", PassphraseError::TooShort),
            ("a b c d", PassphraseError::TooShort),
            ("aaaaaaaaaaaa", PassphraseError::TooPlain),
            (&"pebble ".repeat(40), PassphraseError::TooLong),
        ] {
            assert_eq!(Passphrase::parse(bad, &[]).unwrap_err(), why, "{bad}");
        }
    }

    #[test]
    fn a_made_up_passphrase_will_do_and_is_never_the_same() {
        let mut entropy = SeededEntropy::new(1);
        let made: std::collections::BTreeSet<String> = (0..100).map(|_| Passphrase::made_up(&mut entropy).text().to_owned()).collect();
        assert_eq!(made.len(), 100);
        assert!(
            made.iter()
                .all(|text| text.split(' ').count() == 5 && Passphrase::parse(text, &[]).is_ok())
        );
    }

    #[test]
    fn there_are_as_many_words_as_their_bits_say_and_no_two_alike() {
        let words: Vec<&str> = word_list::WORDS.split_whitespace().collect();
        let different: std::collections::BTreeSet<_> = words.iter().collect();
        assert_eq!(
            (words.len(), different.len()),
            (1 << word_list::WORD_BITS, 1 << word_list::WORD_BITS)
        );
    }
}

mod work_and_waiting {
    use super::*;

    #[test]
    fn a_fast_device_works_more_and_a_slow_one_never_less_than_the_floor() {
        assert_eq!(Cost::calibrated(5_000, 250), Cost::FLOOR);
        assert_eq!(Cost::calibrated(250, 250), Cost::FLOOR);
        let twice = Cost::calibrated(125, 250);
        assert_eq!((twice.memory_kib(), twice.passes()), (38 * 1024, 2));
        let fastest = Cost::calibrated(0, u32::MAX);
        assert_eq!((fastest.memory_kib(), fastest.passes()), (64 * 1024, 6));
    }

    #[test]
    fn wrong_tries_wait_longer_and_longer_and_never_for_ever() {
        let at = |seconds: i64| Moment::from_millis(1_000_000 + seconds * 1_000);
        let mut tries = Tries::default();
        for _ in 0..2 {
            tries = tries.and_one(at(0));
            assert_eq!(tries.seconds_to_wait(at(0)), 0);
        }
        let mut waits = Vec::new();
        for _ in 0..20 {
            tries = tries.and_one(at(0));
            waits.push(tries.seconds_to_wait(at(0)));
        }
        assert_eq!(waits[..4], [2, 4, 8, 16]);
        assert_eq!(waits.last(), Some(&300));
        assert_eq!(tries.seconds_to_wait(at(299)), 1);
        assert_eq!(tries.seconds_to_wait(at(300)), 0);
        // A clock set back a year does not lock her out for a year.
        assert_eq!(tries.seconds_to_wait(Moment::from_millis(0)), 300);
    }
}
