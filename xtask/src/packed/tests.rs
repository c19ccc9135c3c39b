//! What is packed comes out as it went in, or is an error.

use wasm_encoder::{
    BlockType, CodeSection, DataSection, EntityType, Function, FunctionSection, ImportSection, Instruction, MemArg, Module, TypeSection,
    ValType,
};

use super::{from_each_side, pack, unpack};

const PLACE: MemArg = MemArg {
    offset: 300,
    align: 0,
    memory_index: 0,
};

/// Every sort of instruction there is a rule for. None of them has to make sense: the walk is about which bytes follow which.
fn instructions() -> Vec<Instruction<'static>> {
    use Instruction::*;
    vec![
        Unreachable,
        Nop,
        Block(BlockType::Empty),
        Loop(BlockType::Result(ValType::I64)),
        If(BlockType::Empty),
        Else,
        Br(1),
        BrIf(0),
        BrTable(vec![0, 1, 1].into(), 2),
        Return,
        Call(0),
        Call(1),
        CallIndirect {
            type_index: 1,
            table_index: 0,
        },
        Drop,
        Select,
        LocalGet(0),
        LocalSet(300),
        LocalTee(1),
        GlobalGet(0),
        GlobalSet(200),
        TableGet(0),
        TableSet(0),
        I32Load(PLACE),
        I64Load8U(PLACE),
        I32Store(PLACE),
        MemorySize(0),
        MemoryGrow(0),
        I32Const(-5),
        I32Const(1_048_600),
        I64Const(i64::MIN),
        I64Const(77),
        F32Const(1.5.into()),
        F64Const((-2.5).into()),
        I32Eqz,
        I32Add,
        I64ExtendI32U,
        F64Mul,
        RefNull(wasm_encoder::HeapType::EXTERN),
        I32TruncSatF64S,
        MemoryCopy { src_mem: 0, dst_mem: 0 },
        MemoryFill(0),
        DataDrop(0),
        TableGrow(0),
        TableSize(0),
        TableFill(0),
    ]
}

/// An app of one function for each list.
fn app<'a>(functions: impl IntoIterator<Item = Vec<Instruction<'a>>>) -> Vec<u8> {
    let (mut types, mut imports, mut kinds) = (TypeSection::new(), ImportSection::new(), FunctionSection::new());
    let (mut code, mut data) = (CodeSection::new(), DataSection::new());
    types.ty().function([], []);
    types.ty().function([ValType::I32, ValType::I32], [ValType::I64]);
    imports.import("a", "b", EntityType::Function(1));
    for (number, instructions) in (0..).zip(functions) {
        kinds.function(number % 2);
        let mut function = Function::new([(2, ValType::I32), (300, ValType::I64)]);
        let mut open = 1;
        for instruction in &instructions {
            open += u32::from(matches!(
                instruction,
                Instruction::Block(_) | Instruction::Loop(_) | Instruction::If(_)
            ));
            function.instruction(instruction);
        }
        for _ in 0..open {
            function.instruction(&Instruction::End);
        }
        code.function(&function);
    }
    data.passive(b"Words stand here, and words stand there.".iter().copied());
    let mut app = Module::new();
    app.section(&types).section(&imports).section(&kinds).section(&code).section(&data);
    app.finish()
}

/// An app of functions nobody would write, the same for the same start.
fn odd_app(mut start: u32) -> Vec<u8> {
    let all = instructions();
    let mut chance = |below: usize| {
        start = start.wrapping_mul(0x0019_660D).wrapping_add(0x3C6E_F35F);
        (start >> 8) as usize % below
    };
    let functions: Vec<_> = (0..chance(6))
        .map(|_| (0..chance(80)).map(|_| all[chance(all.len())].clone()).collect())
        .collect();
    app(functions)
}

#[test]
fn an_app_comes_out_as_it_went_in() {
    let one = app([instructions()]);
    assert_eq!(unpack(&pack(&one).unwrap()).unwrap(), one);
    for start in 0..12 {
        let odd = odd_app(start);
        assert_eq!(unpack(&pack(&odd).unwrap()).unwrap(), odd, "from {start}");
    }
    let empty = Module::new().finish();
    assert_eq!(unpack(&pack(&empty).unwrap()).unwrap(), empty);
}

#[test]
fn what_is_alike_takes_little_room() {
    let sizes = [1, 40].map(|count| pack(&app((0..count).map(|_| instructions()))).unwrap().len());
    assert!(sizes[1] - sizes[0] < 200, "{sizes:?}");
}

#[test]
fn what_is_cut_or_altered_is_an_error() {
    let app = app([instructions()]);
    let packed = pack(&app).unwrap();
    for end in (0..packed.len()).step_by(5) {
        assert!(unpack(&packed[..end]).is_err(), "cut after {end} bytes");
    }
    for at in (0..packed.len()).step_by(3) {
        let mut altered = packed.clone();
        altered[at] ^= 0x10;
        // The last bits say no more than that all is said.
        let harmless = at + 4 > packed.len();
        assert!(unpack(&altered).map_or(true, |out| harmless && out == app), "byte {at} is another");
    }
    assert!(unpack(&[packed, vec![0]].concat()).is_err());
    for start in 0..10_u8 {
        let noise: Vec<_> = (0..200_u8).map(|at| at.wrapping_mul(start | 1).wrapping_add(start)).collect();
        assert!(unpack(&[&[0, 2, 0, 0], &noise[..]].concat()).is_err());
    }
}

#[test]
fn what_there_is_no_rule_for_is_refused() {
    assert!(pack(&app([vec![Instruction::V128Const(1), Instruction::Drop]])).is_err());
    let aligned = MemArg { align: 2, ..PLACE };
    assert!(pack(&app([vec![Instruction::I32Load(aligned)]])).is_err());
    assert!(pack(b"\0asm").is_err());
}

#[test]
fn a_line_for_each_side() {
    assert_eq!(
        from_each_side("a();\nb$ += 1;\n"),
        "a();\nb0 += 1;\nb1 += 1;\nb2 += 1;\nb3 += 1;\nb4 += 1;\nb5 += 1;\n"
    );
}
