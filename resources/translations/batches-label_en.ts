<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>LabelWords</name>
    <message numerus="yes">
        <source>Print %n duplicate(s)</source>
        <translation>
            <numerusform>Print %n duplicate</numerusform>
            <numerusform>Print %n duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n label(s)</source>
        <translation>
            <numerusform>Print %n label</numerusform>
            <numerusform>Print %n labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PapersCard</name>
    <message numerus="yes">
        <source>%n label(s) not printed yet</source>
        <translation>
            <numerusform>%n label not printed yet</numerusform>
            <numerusform>%n labels not printed yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) printed</source>
        <translation>
            <numerusform>%n label printed</numerusform>
            <numerusform>%n labels printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pot(s) to label</source>
        <translation>
            <numerusform>%n pot to label</numerusform>
            <numerusform>%n pots to label</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tube(s) to label</source>
        <translation>
            <numerusform>%n tube to label</numerusform>
            <numerusform>%n tubes to label</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bottle(s) to label</source>
        <translation>
            <numerusform>%n bottle to label</numerusform>
            <numerusform>%n bottles to label</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vial(s) to label</source>
        <translation>
            <numerusform>%n vial to label</numerusform>
            <numerusform>%n vials to label</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n syringe(s) to label</source>
        <translation>
            <numerusform>%n syringe to label</numerusform>
            <numerusform>%n syringes to label</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message numerus="yes">
        <source>%n label(s) read back whole: every field and the code.</source>
        <translation>
            <numerusform>%n label read back whole: every field and the code.</numerusform>
            <numerusform>%n labels read back whole: every field and the code.</numerusform>
        </translation>
    </message>
</context>
</TS>
