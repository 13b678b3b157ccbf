<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DoneTask</name>
    <message numerus="yes">
        <source>%n step(s) of the method still to record: choose it in the list.</source>
        <translation>
            <numerusform>%n step of the method still to record: choose it in the list.</numerusform>
            <numerusform>%n steps of the method still to record: choose them in the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) weighed, none is left</source>
        <translation>
            <numerusform>%n line weighed, none is left</numerusform>
            <numerusform>%n lines weighed, none is left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherLotTask</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeighPage</name>
    <message numerus="yes">
        <source>All lines, %n weighed</source>
        <translation>
            <numerusform>All lines, %n weighed</numerusform>
            <numerusform>All lines, %n weighed</numerusform>
        </translation>
    </message>
</context>
</TS>
