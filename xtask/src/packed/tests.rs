//! What is packed comes out again, byte for byte; and what was cut or altered is refused.

use proptest::prelude::*;
use wasm_encoder::{BlockType, CodeSection, Function, FunctionSection, Instruction, MemArg, Module, TypeSection, ValType};

use super::{check, pack, unpack};

/// An app of one function for each list of instructions.
fn app(functions: &[&[Instruction<'_>]]) -> Vec<u8> {
    let (mut types, mut kinds, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
    types.ty().function([ValType::I32], []);
    for instructions in functions {
        kinds.function(0);
        let mut function = Function::new([(2, ValType::I32)]);
        for instruction in *instructions {
            function.instruction(instruction);
        }
        code.function(function.instruction(&Instruction::End));
    }
    let mut app = Module::new();
    app.section(&types).section(&kinds).section(&code);
    app.finish()
}

const PLACE: MemArg = MemArg {
    offset: 300,
    align: 0,
    memory_index: 0,
};

/// Some of every sort.
const ALL_SORTS: [&[Instruction<'_>]; 7] = [
    &[Instruction::LocalGet(1), Instruction::I32Load(PLACE), Instruction::LocalSet(0)],
    &[Instruction::Block(BlockType::Empty), Instruction::Br(0), Instruction::End],
    &[
        Instruction::Loop(BlockType::Result(ValType::I32)),
        Instruction::I32Const(-5),
        Instruction::End,
        Instruction::Drop,
    ],
    &[Instruction::I32Const(1 << 30), Instruction::Call(0), Instruction::Return],
    &[
        Instruction::LocalGet(0),
        Instruction::If(BlockType::Empty),
        Instruction::Nop,
        Instruction::Else,
        Instruction::Unreachable,
        Instruction::End,
    ],
    &[Instruction::I64Const(i64::MIN), Instruction::Drop],
    &[
        Instruction::LocalGet(2),
        Instruction::LocalTee(1),
        Instruction::I32Const(7),
        Instruction::I32Store8(PLACE),
    ],
];

#[test]
fn what_is_packed_comes_out_again() {
    for app in [app(&[]), app(&ALL_SORTS), app(&[ALL_SORTS, ALL_SORTS].concat())] {
        assert_eq!(unpack(&pack(&app).unwrap()).unwrap(), app);
    }
}

#[test]
fn what_comes_again_takes_little_room() {
    let long = vec![ALL_SORTS[0]; 2000];
    let (once, often) = (pack(&app(&ALL_SORTS[..1])).unwrap(), pack(&app(&long)).unwrap());
    assert!(often.len() < once.len() + 200, "{} and {}", once.len(), often.len());
}

#[test]
fn what_is_cut_or_altered_is_refused() {
    let app = app(&[ALL_SORTS, ALL_SORTS].concat());
    let packed = pack(&app).unwrap();
    for end in 0..packed.len() {
        assert!(unpack(&packed[..end]).is_err(), "cut at {end}");
    }
    for at in 0..packed.len() {
        for bit in [1, 16, 128] {
            let mut altered = packed.clone();
            altered[at] ^= bit;
            // A length that is out of all reason is not read for ever.
            if at < 4 && bit == 128 {
                continue;
            }
            // The last bits may say nothing. What comes out is the app or nothing, and never another.
            let out = unpack(&altered);
            assert!(out.is_err() || out.is_ok_and(|out| out == app), "bit {bit} of {at}");
        }
    }
    assert!(unpack(&[packed, vec![0]].concat()).is_err(), "something stands behind it");
}

#[test]
fn what_is_no_app_is_refused() {
    let unknown = app(&[&[Instruction::V128Const(1), Instruction::Drop]]);
    assert!(pack(&unknown).is_err());
    assert!(pack(b"no app at all").is_err());
}

#[test]
fn a_check_tells_bytes_apart() {
    assert_ne!(check(b"ab"), check(b"ba"));
    assert_eq!(check(b""), 0x811C_9DC5);
}

#[test]
fn a_line_with_a_dollar_stands_once_for_each_side() {
    let all = super::from_each_side("one\nlet b$ = $;\n");
    assert!(
        all.starts_with("one\nlet b0 = 0;\nlet b1 = 1;\n") && all.lines().count() == 7,
        "{all}"
    );
}

proptest! {
    #[test]
    fn any_order_of_functions_comes_out_again(order in prop::collection::vec(0_usize..ALL_SORTS.len(), 0..40)) {
        let functions: Vec<_> = order.iter().map(|at| ALL_SORTS[*at]).collect();
        let app = app(&functions);
        prop_assert_eq!(unpack(&pack(&app).unwrap()).unwrap(), app);
    }
}
