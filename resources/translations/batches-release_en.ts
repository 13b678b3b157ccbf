<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>LadderCard</name>
    <message numerus="yes">
        <source>%n other limit(s) come(s) later.</source>
        <translation>
            <numerusform>%n other limit comes later.</numerusform>
            <numerusform>%n other limits come later.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignCard</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n accepted</numerusform>
            <numerusform>%n accepted</numerusform>
        </translation>
    </message>
</context>
</TS>
