<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>RecordsScreen</name>
    <message numerus="yes">
        <source>%n finding(s): the records do not hold</source>
        <translation>
            <numerusform>%n finding: the records do not hold</numerusform>
            <numerusform>%n findings: the records do not hold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) hold</source>
        <translation>
            <numerusform>%n record holds</numerusform>
            <numerusform>%n records hold</numerusform>
        </translation>
    </message>
</context>
</TS>
